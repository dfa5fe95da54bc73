package render

import (
	"pawl/plan"
	"pawl/schema"
)

// Mode is one of PostgreSQL's lock modes, in the order of their strength
// (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES).
type Mode int

// The modes. The first three are what queries take, see [Mode.OfQueries].
const (
	AccessShare Mode = iota + 1
	RowShare
	RowExclusive
	ShareUpdateExclusive
	Share
	ShareRowExclusive
	Exclusive
	AccessExclusive
)

var modes = [...]string{"", "AccessShare", "RowShare", "RowExclusive", "ShareUpdateExclusive", "Share", "ShareRowExclusive", "Exclusive",
	"AccessExclusive"}

// String is PostgreSQL's name in pg_locks.
func (m Mode) String() string { return modes[m] + "Lock" }

// ModeOf is the mode with this name in pg_locks; it is zero for a name of none.
func ModeOf(name string) Mode {
	for m := AccessShare; m <= AccessExclusive; m++ {
		if m.String() == name {
			return m
		}
	}
	return 0
}

// OfQueries says that SELECT, SELECT FOR UPDATE, INSERT, UPDATE and DELETE take the mode: none of them waits for it. Any
// statement takes such locks where it reads rows, or the text of a view, a rule or a function; they are not told, but for
// that of an UPDATE.
func (m Mode) OfQueries() bool { return m <= RowExclusive }

// BlocksWrites says that INSERT, UPDATE and DELETE wait until the lock is released.
func (m Mode) BlocksWrites() bool { return m >= Share }

// BlocksReads says that SELECT waits as well.
func (m Mode) BlocksReads() bool { return m == AccessExclusive }

// Whether says if all of a table is read, or written anew.
type Whether int

// The answers. Perhaps is for what the planner decides, or what is built over the table, or the session's time zone.
const (
	No Whether = iota
	Perhaps
	Yes
)

// Lock is what a step does to a relation that was there before. What belongs to a table, an index or the sequence of a
// column, is locked with it, and is not told of unless it has the stronger lock.
type Lock struct {
	Relation schema.Name
	Mode     Mode    // the strongest one
	Scans    Whether // all rows are read
	Rewrites Whether // all rows, or all that there is of an index or a sequence, are written anew
	// Uncertain says that what nobody knows beforehand decides: the minor version of the server,
	// whether the object is there, or what PostgreSQL can prove from checks.
	Uncertain bool
}

// Act is a step as it is carried out.
type Act struct {
	Step plan.Step
	// Guards are the tables that are locked to look whether a way back would lose something; then there is no step.
	Guards []reading
	// Ahead are views that are locked before what they read; then there is no step.
	Ahead []schema.Name
	// Statements is how many of the body's statements it takes.
	Statements int
	// Locks are in the order of names.
	Locks []Lock
}
