package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Rule turns a step into better ones. It is a value: package plan/rules has a file for each, and lists them.
type Rule struct {
	// Name is how a user switches the rule off.
	Name string
	// Doc says what the rule finds, why it matters and what is done instead.
	Doc string
	// Stages spreads a change over several moments; nil leaves it to other rules, or to one step.
	Stages func(p *Pass, c diff.Change) []Stage
	// Begin gives stages that no change asks for: helpers around what is renamed.
	Begin func(p *Pass) []Stage
	// Partings finds tables that leave partitioned tables, or join them, in steps of their own, and says of others why not.
	Partings func(p *Pass) (list []Parting, notes []string)
	// Archive says how something is kept aside that is dropped with what it holds; nil leaves it to other rules. why says why it
	// cannot be.
	Archive func(p *Pass, c diff.Change) (aside *Aside, why string)
	// Rewrite returns the steps that take the place of the step; nil keeps it.
	Rewrite func(p *Pass, s Step) []Step
}

// Pass is what a rule may look at.
type Pass struct {
	From, To *schema.Catalog
	Hints    Hints
	// Online says of a table that is there before the migration whether it must be taken for large and in use. Without
	// it none is.
	Online func(table schema.ID) bool

	// Data are the data migrations that go with it.
	Data []*Data

	// ArchiveIn is the schema in which tables are kept that are dropped.
	ArchiveIn string
	// Asides are those that rules have said so far.
	Asides []Aside

	// Renames have been made in From.
	Renames   []Renaming
	along     []Renaming      // what gets another name with them
	beside    []Renaming      // columns that have a copy under their other name for a while
	other     *schema.Catalog // the old catalog on the other side of an exchange of names
	twins     []Twin
	retypings *Retypings
	joining   *Partings
	swapped   bool // columns have exchanged their names
	heirs     map[schema.ID][]schema.ID
	canWait   func(c diff.Change) bool
	stands    func(id schema.ID) bool
}

// Heirs lists the objects of child tables in the new catalog that follow this one.
func (p *Pass) Heirs(id schema.ID) []schema.ID {
	if p.heirs == nil {
		p.heirs = heirsIn(p.To)
	}
	return p.heirs[id]
}

// Family lists the object, what it is inherited from, and what is inherited from that, in the new catalog.
func (p *Pass) Family(id schema.ID) []schema.ID {
	list := []schema.ID{id}
	for i := 0; i < len(list); i++ {
		next := p.Heirs(list[i])
		if h, ok := p.To.Get(list[i]).(schema.Heir); ok {
			next = append(slices.Clone(next), h.Ancestors()...)
		}
		for _, n := range next {
			if !slices.Contains(list, n) && p.To.Has(n) {
				list = append(list, n)
			}
		}
	}
	return list
}

// Stands says that nothing which an object of the old catalog uses changes in a way that would move it.
func (p *Pass) Stands(id schema.ID) bool { return p.stands(id) }

// CanWait says of something that is dropped that it can stay where it is while everything else changes.
func (p *Pass) CanWait(c diff.Change) bool { return p.canWait(c) }

// Busy says that a table is there, and that its users must not notice the migration.
func (p *Pass) Busy(table schema.ID) bool {
	return p.Online != nil && p.From.Has(table) && p.Online(table)
}

// Hints is what annotations say about how to get somewhere.
type Hints struct {
	// Backfill is the value that the rows that are there get in a column, as an expression over the row.
	Backfill map[schema.ID]string
	// Using is the expression that turns the old values of a column into those of its new type.
	Using map[schema.ID]string
	// Reads are the names of the columns that these expressions read, by the column that they are for.
	Reads map[schema.ID][]string
}

// apply asks every rule about every step, once.
func apply(p *Pass, rules []*Rule, steps []Step) []Step {
	for _, r := range rules {
		if r.Rewrite == nil {
			continue
		}
		var out []Step
		for _, s := range steps {
			if better := r.Rewrite(p, s); better != nil {
				for i := range better {
					better[i].Rules = append(better[i].Rules, r.Name)
				}
				out = append(out, better...)
			} else {
				out = append(out, s)
			}
		}
		steps = out
	}
	return steps
}
