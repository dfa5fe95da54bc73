// Package sample takes some rows of a live database, with those that they refer to, and disguises the texts in them, so that a
// migration can be tried with rows like those that it will meet. It reads only, in one transaction, for a limited time; what it
// took stays in memory.
package sample
