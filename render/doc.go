// Package render spells: a plan's steps as SQL, and the SQL as migration files.
//
// What is known of how one kind is written stands in that kind's file, as a [ddl] value: its CREATE, its DROP, and
// an ALTER for each attribute that can change in place. Names reach the output through [writer.name] alone, which
// quotes them where PostgreSQL would; keywords are constants of the program, and expressions are the server's own
// text. So a name that was not quoted cannot get into a statement.
package render
