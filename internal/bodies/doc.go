// Package bodies finds out what the bodies of routines refer to that are given as strings. PostgreSQL records nothing
// of it in pg_depend: for LANGUAGE plpgsql it learns of a table when the statement that names it is executed, for
// LANGUAGE sql each time the function is called (https://www.postgresql.org/docs/current/ddl-depend.html). Bodies
// that begin with BEGIN ATOMIC are recorded, and left alone here.
//
// The work goes in two stages. definition.go, block.go, statement.go and into.go read a routine into its pieces of SQL,
// each with the variables that can be seen where it stands; that does not depend on any catalog, and is done once
// for each distinct text. walk.go, query.go and column.go go through the pieces and look the names up as PostgreSQL
// does, in one catalog; lookup.go does that.
//
// PL/pgSQL is cut into pieces with PostgreSQL's own scanner, by the rules of its own grammar (src/pl/plpgsql/src/pl_gram.y),
// which takes everything up to the next THEN, LOOP or semicolon for SQL and does not look into it. The pieces are then
// parsed with PostgreSQL's parser.
//
// A name that means nothing in the catalog is no dependency, and what an EXECUTE puts together when it runs is
// unknown. So what is found is a reason for a better order and for a word to the user, and never for more.
package bodies
