// Package lint says what the statements of migrations do to a database in use, whoever wrote them.
//
// What it knows is a table of rules (all.go lists them): a [Rule] is a value with its code, its words and a matcher over
// PostgreSQL's parse trees. The matchers see one statement and what came before it (script.go): which tables are new, which
// transaction is open, which settings are in force, what was validated. No database is asked, so a rule speaks of what a
// statement does to a table that is large and in use, and of a type that nobody showed it, it says so.
package lint
