package render

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Question is asked of the rows of a live database before it is changed.
type Question struct {
	ID schema.ID // the object that changes
	// Stops says that the change fails while there are such rows; otherwise they lose something by it.
	Stops bool
	// Says is what is wrong with such rows, in words that go on after their number: "rows hold NULL".
	Says string
	// Query gives them. It reads, and needs nothing that is not there before the change.
	Query string
	// Block says that Query is a DO block instead, which leaves the number of rows in the setting [RowsSetting].
	Block bool

	rows rows
}

// RowsSetting is where a block leaves the number of rows that it found.
const RowsSetting = "pawl.rows"

// asking is what questions are made of.
type asking struct {
	conversions
	live     *schema.Catalog // what can be asked about
	from, to *schema.Catalog
	hints    plan.Hints
	renames  []plan.Renaming
}

// Questions lists what the rows of a live database should be asked before it is changed. from is the live catalog as it is
// after renames, if there are any: what has another name in it is not asked about.
func Questions(live, from, to *schema.Catalog, o plan.Options) []Question {
	a := asking{conversionsOf(&plan.Plan{From: from, To: to}), live, from, to, o.Hints, o.Renames}
	var list []Question
	for _, c := range diff.Compare(from, to) {
		if ask := spellerOf(c.ID().Kind).questions; ask != nil && a.isThere(c) {
			list = append(list, slices.DeleteFunc(ask(a, c), func(q Question) bool { return isSettled(o.Data, to, c, q) })...)
		}
	}
	return list
}

// isSettled says that a data migration sees to the rows first, or brings back what they lose.
func isSettled(list []*plan.Data, to *schema.Catalog, c diff.Change, q Question) bool {
	return slices.ContainsFunc(list, func(d *plan.Data) bool {
		_, kept := d.BringsBack(c.ID())
		table := plan.Root(to, c.Object())
		treated := slices.Contains(d.Family, table)
		if d.Run != nil {
			treated = table == d.Run.Into
		}
		return kept || q.Stops && treated
	})
}

// isThere says that the live database has what a question about the change would name.
func (a asking) isThere(c diff.Change) bool {
	if c.From != nil && !a.live.Has(c.ID()) || a.isRenamed(c.ID()) {
		return false
	}
	if c.To == nil {
		return true
	}
	return !slices.ContainsFunc(a.to.Uses(c.ID()), func(used schema.ID) bool { return !a.live.Has(used) || a.isRenamed(used) })
}

// isRenamed says that the name stands for different things in the live database and after the renames.
func (a asking) isRenamed(id schema.ID) bool {
	return slices.ContainsFunc(a.renames, func(r plan.Renaming) bool {
		return slices.ContainsFunc([]schema.ID{r.From, r.To}, func(other schema.ID) bool {
			return id == other || id.Schema != "" && other == schema.ID{Kind: schema.KindSchema, Name: id.Schema} ||
				id.Parent != "" && id.Schema == other.Schema && id.Parent == other.Name && other.Parent == ""
		})
	})
}

// ask is one question about the rows of a table.
func ask(o schema.Object, stops bool, says string, r rows) []Question {
	return []Question{{ID: o.ID(), Stops: stops, Says: says, Query: r.query(), rows: r}}
}
