// Package migrate knows migration files: what they are called, what their headers say, what each client wants in them,
// and how they are written so that either all of a migration's files are there or none. A client's form is a [Format],
// with a file of its own here; nothing else knows any.
package migrate
