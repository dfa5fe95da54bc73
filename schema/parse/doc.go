// Package parse reads the desired state of a database: plain SQL that psql
// would accept, in files, folders, standard input, or as pg_dump -s wrote it.
//
// It finds out where statements begin and end, which of them are definitions,
// what they define by name, which session settings were in force where they
// stand, and what the annotations in comments say about them. It never decides
// what SQL means: no name is resolved and no type is looked up, because only a
// server can do that (see internal/load, which executes a Script in a scratch
// database).
//
// Text goes through four stages:
//
//   - psql.go blanks out the lines that only psql understands, in place, so that
//     every byte that is left keeps its offset;
//   - pgquery.go and split.go cut the text with PostgreSQL's own scanner and parse
//     each statement on its own, so that one mistake does not hide the others;
//   - classify.go accepts definitions and refuses everything else;
//   - annotation.go and bind.go attach "-- pawl:" comments to what they stand at.
//
// A statement that begins like a definition but that this version's grammar
// (PostgreSQL 16) does not know is kept as it is: it may be the syntax of a newer
// server, and the server is the judge.
//
// SQL that is no desired state, as migrations are, is cut into statements by any.go, which refuses nothing for what it does.
//
// All mistakes are reported, not the first alone, each with file, line, column,
// the line itself, and what to do.
package parse
