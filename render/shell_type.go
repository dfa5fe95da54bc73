package render

import "pawl/schema"

var shellType = ddl[*schema.ShellType]{
	create: func(w *writer, s *schema.ShellType, _ []schema.Object) {
		w.kw("CREATE TYPE ").name(s.Schema, s.Name).end()
	},
	drop:   dropShell,
	safety: definitions(""),
}

// dropShell drops a type together with its functions. PostgreSQL lets neither go without the other, so this is the one
// place where CASCADE has no substitute; what it could reach beyond the functions is looked for first.
func dropShell(w *writer, s *schema.ShellType) {
	if s.Fixed == "" {
		dropType(w, s.Schema, s.Name)
		return
	}
	w.kw("DO ").expr(Dollar(guardBefore + Literal(typeName(s)) + guardAfter)).end()
	w.kw("DROP TYPE ").name(s.Schema, s.Name).kw(" CASCADE").end()
}

// The guard finds what uses the type and is none of its functions; the name of the type stands between its halves.
const (
	guardBefore = `
DECLARE
    found_user text;
BEGIN
    SELECT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) INTO found_user
    FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
        AND d.refobjid IN (t.oid, t.typarray) AND d.deptype <> 'i'
    LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
    WHERE t.oid = `
	guardAfter = `::pg_catalog.regtype AND NOT (d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        AND (d.objid IN (t.typinput, t.typoutput, t.typreceive, t.typsend, r.rngcanonical)
            OR EXISTS (SELECT FROM pg_catalog.pg_depend i
                WHERE i.classid = d.classid AND i.objid = d.objid AND i.deptype = 'i')));
    IF FOUND THEN
        RAISE EXCEPTION '% uses the type that is dropped', found_user;
    END IF;
END
`
)
