package introspect

import (
	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

func (r *run) readAliases(rows pgx.Rows) error {
	for rows.Next() {
		var part, whole address
		if err := rows.Scan(&part.Class, &part.OID, &part.Sub, &whole.Class, &whole.OID, &whole.Sub); err != nil {
			return err
		}
		r.aliases[part] = whole
	}
	return rows.Err()
}

func (r *run) readEdges(rows pgx.Rows) error {
	for rows.Next() {
		var e edge
		if err := rows.Scan(&e.user.Class, &e.user.OID, &e.user.Sub, &e.used.Class, &e.used.OID, &e.used.Sub); err != nil {
			return err
		}
		r.edges = append(r.edges, e)
	}
	return rows.Err()
}

func (r *run) readCasts(rows pgx.Rows) error {
	for rows.Next() {
		var from, to, context string
		var coercible bool
		if err := rows.Scan(&from, &to, &context, &coercible); err != nil {
			return err
		}
		r.catalog.Casts[[2]string{from, to}] = context
		if coercible {
			r.catalog.Coercible[[2]string{from, to}] = true
		}
	}
	return rows.Err()
}

// connect records the dependencies between the objects that were read.
func (r *run) connect() {
	for _, e := range r.edges {
		user, ok := r.resolve(e.user)
		if !ok {
			continue
		}
		if used, ok := r.resolve(e.used); ok {
			r.catalog.AddUse(user, used)
		}
	}
}

// resolve finds the object at an address: the one there, the one that it is a part of, or, for a column that is no
// object of its own (a view's, a composite type's), its relation.
func (r *run) resolve(a address) (schema.ID, bool) {
	for range 8 {
		if id, ok := r.ids[a]; ok {
			return id, true
		}
		if whole, ok := r.aliases[a]; ok {
			a = whole
		} else if a.Sub != 0 {
			a.Sub = 0
		} else {
			return schema.ID{}, false
		}
	}
	return schema.ID{}, false
}
