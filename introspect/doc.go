// Package introspect reads a live database into a [schema.Catalog].
//
// It is a fixed number of bulk queries, sent in one batch, in one REPEATABLE READ READ ONLY transaction: one
// snapshot, whatever the number of objects. Every query names pg_catalog and runs under an empty search_path, so
// that nothing in the database can take the place of the catalog, and the server's texts (pg_get_expr and its
// siblings) are qualified and comparable. It never writes, and takes no lock but ACCESS SHARE on the catalog.
//
// How one kind is read stands in that kind's SQL file, with a line in the table of kinds. The first three columns
// of each query are the object's address in pg_depend (class, OID, sub-object); the others carry the names of the
// fields of the kind's struct in package schema.
//
// What the role may not read is unknown, not absent: such kinds are named in [schema.Catalog.Unknown].
package introspect
