package introspect

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// remark is what is said about something that was not read.
type remark struct {
	address
	word   string // what it is: "comment"; empty for the thing itself
	detail string // what comes after the name
}

// remarkKinds says for each word which code it has, and how people call it.
var remarkKinds = map[string]struct {
	code  schema.UnmodelledCode
	words string
}{
	"comment":        {schema.UnmodelledComment, "comment on"},
	"grant":          {schema.UnmodelledGrant, "privileges on"},
	"security label": {schema.UnmodelledLabel, "security label on"},
	"dependency":     {schema.UnmodelledDepends, "dependency of"},
	"mapping":        {schema.UnmodelledMapping, "mapping of"},
}

// holders asks for the catalogs of this database whose rows are objects with an address in pg_depend, as far as the
// role may read them. The server is asked, so that a catalog that a new version brings is not passed over. Those
// with an OID that is no such address:
//   - labels of enums are read with their types;
//   - all rows of pg_default_acl are read, each with what it says for several roles;
//   - large objects are addressed by pg_largeobject, and counted by a query of their own.
const holders = `coalesce((SELECT pg_catalog.array_agg(c.relname::pg_catalog.text ORDER BY c.relname) FROM pg_catalog.pg_class c
	WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND c.relkind = 'r' AND c.oid < 16384 AND NOT c.relisshared
	AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'oid' AND NOT a.attisdropped)
	AND c.relname NOT IN ('pg_enum', 'pg_default_acl', 'pg_largeobject_metadata')
	AND pg_catalog.has_table_privilege(c.oid, 'SELECT')), '{}')`

func (r *run) readMade(rows pgx.Rows) error {
	for rows.Next() {
		var a address
		if err := rows.Scan(&a.Class, &a.OID, &a.Sub); err != nil {
			return err
		}
		r.made = append(r.made, a)
	}
	return rows.Err()
}

func (r *run) readRemarks(rows pgx.Rows) error {
	for rows.Next() {
		var m remark
		if err := rows.Scan(&m.Class, &m.OID, &m.Sub, &m.word, &m.detail); err != nil {
			return err
		}
		r.remarks = append(r.remarks, m)
	}
	return rows.Err()
}

// readAside reads the names of what has no address in this database.
func (r *run) readAside(code schema.UnmodelledCode, kind string) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		for rows.Next() {
			u := schema.Unmodelled{Code: code, Kind: kind}
			if err := rows.Scan(&u.Name); err != nil {
				return err
			}
			r.catalog.Unmodelled = append(r.catalog.Unmodelled, u)
		}
		return rows.Err()
	}
}

// report puts into [schema.Catalog.Unmodelled] what somebody made and no query read. A kind that the role may not
// read is in [schema.Catalog.Unknown] instead.
func (r *run) report(ctx context.Context) error {
	list := r.remarks
	for _, a := range r.made {
		if !r.wasRead(a) {
			list = append(list, remark{address: a})
		}
	}
	if len(list) == 0 {
		return nil
	}
	query, _, err := queryText("identify.sql", r.server)
	if err != nil {
		return err
	}
	var classes, oids []uint32
	var subs []int32
	var said []bool
	for _, m := range list {
		classes, oids, subs = append(classes, m.Class), append(oids, m.OID), append(subs, m.Sub)
		said = append(said, m.word != "")
	}
	rows, err := r.tx.Query(ctx, query, classes, oids, subs, said)
	if err != nil {
		return fmt.Errorf("naming what is not modelled: %w", err)
	}
	var place int
	var kind, name, extension string
	_, err = pgx.ForEachRow(rows, []any{&place, &kind, &name, &extension}, func() error {
		r.reportOne(list[place-1], kind, name, extension)
		return nil
	})
	if err != nil {
		return fmt.Errorf("naming what is not modelled: %w", err)
	}
	return nil
}

// wasRead says whether an object is in the catalog, or a part of one that is. A column without its table needs no
// word of its own.
func (r *run) wasRead(a address) bool {
	if _, ok := r.ids[a]; ok {
		return true
	}
	if _, ok := r.resolve(a); a.Sub == 0 || !ok {
		return ok || a.Sub != 0
	}
	return false
}

// reportOne reports an object, or what is said about one.
func (r *run) reportOne(m remark, kind, name, extension string) {
	u := schema.Unmodelled{Code: schema.UnmodelledObject, Kind: kind, Name: name, Extension: extension}
	if m.word != "" {
		k := remarkKinds[m.word]
		u.Code, u.Kind, u.Name = k.code, k.words, kind+" "+name+m.detail
	}
	r.catalog.Unmodelled = append(r.catalog.Unmodelled, u)
}
