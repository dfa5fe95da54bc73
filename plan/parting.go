package plan

import (
	"cmp"
	"maps"
	"slices"

	"pawl/schema"
)

// Parting is a table that leaves the partitioned table that it belongs to, or joins it, in a step of its own, so that nobody
// who uses the partitioned table notices.
type Parting struct {
	Table schema.ID
	// Joins says that it comes; its way back is to leave.
	Joins bool
	// Concurrently says that it leaves outside of a transaction, while others use the partitioned table. PostgreSQL leaves
	// a check behind then that says what the bounds said.
	Concurrently bool
	// Checked says that a check tells PostgreSQL of its rows that they belong there before it joins.
	Checked bool
	// Default is the partition of which a check tells that it has no rows that belong to the table; zero if none does.
	Default schema.ID

	rule string
}

// Partings are tables that leave one catalog, or join it.
type Partings struct {
	List []Parting
	// Apart is that catalog without them, as PostgreSQL shows it when they have been taken off, with their checks.
	Apart *schema.Catalog

	checks map[schema.ID]bool
}

// NewPartings returns tables that leave or join a catalog, and what that is apart from them.
func NewPartings(list []Parting, attached, apart *schema.Catalog) *Partings {
	p := &Partings{List: list, Apart: apart, checks: map[schema.ID]bool{}}
	for _, id := range apart.NotIn(attached) {
		p.checks[id] = true
	}
	return p
}

// FindPartings asks the rules which tables leave and join. Notes say which do so in one step with all the rest, and why.
func FindPartings(o Options, from, to *schema.Catalog) (leave, join []Parting, notes []string) {
	if o.Online == nil {
		return nil, nil, nil
	}
	p := o.pass(from, to)
	for _, r := range o.Rules {
		if r.Partings == nil {
			continue
		}
		list, why := r.Partings(p)
		notes = append(notes, why...)
		for _, x := range list {
			x.rule = r.Name
			if x.Joins {
				join = append(join, x)
			} else {
				leave = append(leave, x)
			}
		}
	}
	slices.SortStableFunc(leave, Parting.compare)
	slices.SortStableFunc(join, Parting.compare)
	return leave, join, notes
}

// compare puts those first that share a transaction.
func (x Parting) compare(y Parting) int {
	return cmp.Or(compareBool(x.Concurrently, y.Concurrently), x.Table.Compare(y.Table))
}

// Releases are the steps that take tables off.
func Releases(attached *schema.Catalog, list []Parting) []Step {
	var steps []Step
	for _, x := range list {
		o, ok := attached.Get(x.Table).(schema.Attaching)
		if !ok {
			continue
		}
		for _, at := range o.Attachments() {
			if at.Sheds {
				steps = append(steps, Step{Verb: Alter, From: o, To: o.Without(at.Attr), Attrs: []string{at.Attr}, Concurrently: x.Concurrently})
			}
		}
	}
	return steps
}

// IsBound says of an object of the new catalog that it is a check which is there for a table that joins.
func (p *Pass) IsBound(id schema.ID) bool {
	return p.joining != nil && p.joining.checks[id]
}

// parentOf is the table that an object is a part of.
func parentOf(cat *schema.Catalog, o schema.Object) (schema.ID, bool) {
	a, ok := o.(schema.Attaching)
	if !ok {
		return schema.ID{}, false
	}
	for _, at := range a.Attachments() {
		for _, need := range at.Needs {
			if at.Sheds && cat.Has(need) {
				return need, true
			}
		}
	}
	return schema.ID{}, false
}

// Trees are the tables that belong together with one of the list, in one catalog.
func Trees(cat *schema.Catalog, list []Parting) map[schema.ID]bool {
	tops := map[schema.ID]bool{}
	for _, x := range list {
		top := x.Table
		for {
			up, ok := parentOf(cat, cat.Get(top))
			if !ok {
				break
			}
			top = up
		}
		tops[top] = true
	}
	return below(cat, tops)
}

// below are tables with all that are parts of them.
func below(cat *schema.Catalog, tops map[schema.ID]bool) map[schema.ID]bool {
	all := maps.Clone(tops)
	for grown := true; grown; {
		grown = false
		for o := range schema.Each[schema.Attaching](cat) {
			if up, ok := parentOf(cat, o); ok && all[up] && !all[o.ID()] {
				all[o.ID()], grown = true, true
			}
		}
	}
	return all
}

// within says of IDs whether the object, in one of the catalogs, belongs to one of the tables.
func within(tables map[schema.ID]bool, cats ...*schema.Catalog) func(schema.ID) bool {
	return func(id schema.ID) bool {
		return slices.ContainsFunc(cats, func(cat *schema.Catalog) bool {
			o := cat.Get(id)
			return o != nil && tables[Root(cat, o)]
		})
	}
}

func everything(schema.ID) bool { return true }
