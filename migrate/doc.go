// Package migrate knows migration files: what they are called, what their headers say, and how they are written so
// that either all of a migration's files are there or none.
package migrate
