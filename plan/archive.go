package plan

import (
	"pawl/diff"
	"pawl/schema"
)

// Aside is an object that is kept aside instead of being dropped.
type Aside struct {
	// From is the object before the migration, Kept as it stays until it goes aside, Bare as it is at that moment, and To
	// as it is called from then on.
	From, Kept, Bare, To schema.Object
	// Follows says that it is called so because another one is: the column of a child table.
	Follows bool
	// Renames are parts of it that take names among those of other objects, and get others.
	Renames []Step
	// Leaves is a part that does not go along: the comment, in whose place the record comes.
	Leaves schema.ID
	// Homes are what must be there before, and is common to all that is kept aside: a schema, and what is said of it.
	Homes  []schema.Object
	Record *Record
	rule   string
}

// Record is what is noted of an archived object: that it is one, and where it belongs.
type Record struct {
	Object schema.ID
	// Type, NotNull and Default are those of a column.
	Type    string
	NotNull bool
	Default string
	Comment string
}

// Archive is what a migration keeps aside. Everything else is planned to the desired catalog with all of it still in its place; then
// it goes aside, as the last thing.
type Archive struct {
	List []Aside
	// Kept is the desired catalog, and what is kept where it was, with what stands on it alone.
	Kept *schema.Catalog
	// bare is Kept without what must not go along, left is what there is when all has gone aside, and to is the end.
	bare, left, to *schema.Catalog
	// going is what the desired catalog lacks and Kept has.
	going map[schema.ID]bool
	// changes are those of the migration that end with it.
	changes []diff.Change
}

// NewArchive finds what is to be kept aside of what is dropped, between the catalogs that a migration is planned for; nil is
// nothing. Notes say what cannot be, and why.
func NewArchive(o Options, from, to *schema.Catalog) (a *Archive, notes []string) {
	w := archiver{from: from, to: to, dropped: map[schema.ID]bool{}, seeds: map[schema.ID]Aside{}}
	changes := diff.Compare(from, to)
	for _, c := range changes {
		if c.Op == diff.Drop {
			w.dropped[c.ID()] = true
		}
	}
	w.ask(o, changes)
	for {
		w.gather()
		given, why := w.conflict()
		if given == (schema.ID{}) {
			break
		}
		delete(w.seeds, given)
		w.note(given, why)
	}
	if len(w.seeds) == 0 {
		return nil, w.notes
	}
	return w.archive(changes), w.notes
}
