package proof

import (
	"time"

	"pawl/internal/fill"
)

// Return says what came of the way back of a move.
type Return string

// What can come of it.
const (
	Unknown Return = "not tried"
	Undone  Return = "undone"
	Refuses Return = "refuses"     // as it must
	InWay   Return = "rows in way" // rows are there that it would lose; without rows it was undone
	OneWay  Return = "no way back" // the file has none
	Stopped Return = "not reached" // a later one refuses
)

// Account is what came of a journey.
type Account struct {
	Rows      int
	Tables    int
	Uncovered []fill.Uncovered
	// Given are those of the rows that were brought along, Mended those of them with other values, because the server did not take
	// them as they were, and Dropped those that it did not take even so. GivenUnfit is why it could not be applied to them.
	Given, Mended, Dropped int
	GivenUnfit             string
	// Locks is of how many steps the locks were compared with those that they declare.
	Locks int
	// Returns are the ways back of the moves.
	Returns []Return
	// Written says that rows were written after the migration, and what became of them when it was taken back.
	Written string
	// Unfit is why the migration could not be applied to all of the generated rows, although it did not have to.
	Unfit string
	// HalfWay is why the rest cannot be applied again as it is once a part of the moves was taken back; empty if it can.
	HalfWay string
	// Careful are claims on locks that say more than holds.
	Careful []string
	// Failures are the claims that do not hold, in words.
	Failures []string
	Major    int
	Version  string
	// Observed says that pg_dump looked as well.
	Observed bool
	Time     time.Duration
}

// IsProven says that all claims hold.
func (a *Account) IsProven() bool { return len(a.Failures) == 0 }

// givenOnce leaves out rows that were brought along and put in once more since an earlier account.
func (a *Account) givenOnce(was *Account) {
	a.Rows -= a.Given - was.Given
	a.Given, a.Mended, a.Dropped = was.Given, was.Mended, was.Dropped
}

// add counts the rows of a fill; those of another voyage are others.
func (a *Account) add(got *fill.Result) {
	sum := fill.Result{Rows: a.Rows, Tables: a.Tables, Uncovered: a.Uncovered, Given: a.Given, Mended: a.Mended, Dropped: a.Dropped}
	sum.Add(got)
	a.Rows, a.Tables, a.Uncovered = sum.Rows, sum.Tables, sum.Uncovered
	a.Given, a.Mended, a.Dropped = sum.Given, sum.Mended, sum.Dropped
}
