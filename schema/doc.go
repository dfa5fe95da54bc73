// Package schema is the model of a PostgreSQL database: what objects it has, what they are called, what they
// are made of and what they need. It touches no database and depends on the standard library alone.
//
// # Objects are small
//
// A table, a column, a default, a constraint, an index, a comment: each is an [Object] of its own with its own
// [ID]. A table does not contain its columns; it is their host. So a difference is found, ordered and judged at
// the grain at which PostgreSQL records dependencies (pg_depend).
//
// # Names, not numbers
//
// Attributes are in PostgreSQL's own terms. Where the server refers to something by OID the model has its name;
// expressions and definitions are the server's canonical text (pg_get_expr and its siblings under an empty
// search_path). Two catalogs read by the same queries can therefore be compared attribute by attribute.
//
// # Kinds
//
// [Kinds] lists the kinds of objects, a line each, in the order in which a person would create them. A kind has
// one file here, and one of the same name in each of the packages introspect, diff and render.
package schema
