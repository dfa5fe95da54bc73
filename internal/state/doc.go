// Package state gets catalogs from wherever a state of a database is written down: a live database, desired SQL,
// the migrations in a folder. Everything but the live database is executed in a scratch database and read back, so
// that it is PostgreSQL that says what it means.
package state
