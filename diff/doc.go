// Package diff compares two catalogs and says what changed: a list of [Change] values, each with the object
// before and after and the names of the attributes that differ. It decides nothing about how to get there.
//
// What is known about one kind stands in the file of that name: which attributes matter, whether one of them can
// be changed in place, which dependents must step aside meanwhile, and what a change would lose. Everything else
// is the same for all kinds; a test guards that.
package diff
