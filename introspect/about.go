package introspect

import (
	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// speaker is a pointer to T that says something about another object.
type speaker[T any] interface {
	object[T]
	On(target, whole schema.ID)
	Subject() schema.ID
}

// about is into for what is said about other objects: the address in the first three columns is the target's. What
// is said about anything that is not in the catalog is a remark, see [run.report], unless the query names the target.
func about[T any, P speaker[T]](file string) reader {
	return reader{file: file, read: func(r *run, rows pgx.Rows) error {
		return scan(file, rows, func(a address, o P) {
			r.later = append(r.later, func() {
				target, whole, ok := r.target(a)
				if !ok && o.Subject() != (schema.ID{}) {
					target, ok = o.Subject(), true
					whole, _ = r.resolve(a) // the extension that it belongs to, if any
				}
				if ok {
					o.On(target, whole)
					if r.catalog.Shared[whole] != nil {
						r.catalog.PutShared(o)
					} else {
						r.catalog.Put(o)
					}
				} else {
					r.remarks = append(r.remarks, remark{address: a, word: string(o.ID().Kind)})
				}
			})
		})
	}}
}

// target finds what is at an address, for what speaks about it: the object there, or a part of an object together
// with the object that it ends with. Other than [run.resolve] it never takes the whole for the part: the comment on
// the index behind a constraint is not that on the constraint.
func (r *run) target(a address) (target, whole schema.ID, ok bool) {
	if id, ok := r.ids[a]; ok {
		return id, id, true
	}
	part, ok := r.parts[a]
	if !ok {
		return schema.ID{}, schema.ID{}, false
	}
	whole, ok = r.resolve(a)
	if ok && part.Kind == whole.Kind {
		part = whole // a composite type that is known by its relation
	}
	return part, whole, ok
}

// owners reads who owns what into [schema.Catalog.Owners].
var owners = reader{file: "owner.sql", read: func(r *run, rows pgx.Rows) error {
	return scan("owner.sql", rows, func(a address, o *schema.Owner) {
		r.later = append(r.later, func() {
			if target, _, ok := r.target(a); ok {
				r.catalog.Owners[target] = o.Role
			}
		})
	})
}}

func (r *run) readParts(rows pgx.Rows) error {
	for rows.Next() {
		var a address
		var id schema.ID
		if err := rows.Scan(&a.Class, &a.OID, &a.Sub, &id.Kind, &id.Schema, &id.Parent, &id.Name); err != nil {
			return err
		}
		r.parts[a] = id
	}
	return rows.Err()
}
