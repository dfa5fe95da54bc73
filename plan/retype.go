package plan

import (
	"fmt"
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Retyping gives a column another type by way of a second column, which is filled beside it and then takes its name.
type Retyping struct {
	// Column is in both catalogs; New and Old are what the second and the first are called while they stand beside it.
	Column, New, Old schema.ID
	// Begun says that the second column is in the old catalog already: an earlier migration was not finished.
	Begun bool
	// Using is the expression that gives the new values; empty stands for PostgreSQL's conversion.
	Using string
	// Back is the expression that gives the old values, where none are lost.
	Back string
	// Loses says what is lost with the old values; empty if the new ones say as much.
	Loses string
}

// Retypings are the columns of a migration that get their types so. Until the names change hands, the way leads to a
// catalog in which the column goes by its name beside the old one; from then on it comes from one in which the old column
// goes by its. Both are as PostgreSQL shows them, so that no text of an index or a view is put together here. Columns that are
// renamed exchange their names with their copies at the same moment: in New they have the old ones, in Old the new ones.
type Retypings struct {
	List []Retyping
	// New is the new catalog, Old the old one (after its renames), with the columns called by their names beside.
	New, Old *schema.Catalog
}

// NewNames are the renames that lead from the new catalog to Retypings.New, given the columns that are renamed.
func (r *Retypings) NewNames(o Options) []Renaming {
	var list []Renaming
	for _, x := range r.List {
		list = append(list, Renaming{From: x.Column, To: x.New})
	}
	for _, x := range o.pending() {
		list = append(list, Renaming{From: x.To, To: x.From})
	}
	for _, x := range o.Along {
		list = append(list, Renaming{From: x.To, To: x.From})
	}
	return list
}

// OldNames are the renames that lead from the old catalog, where renamed columns have their new names, to Retypings.Old.
func (r *Retypings) OldNames() []Renaming {
	var list []Renaming
	for _, x := range r.List {
		list = append(list, Renaming{From: x.Column, To: x.Old})
		if x.Begun {
			list = append(list, Renaming{From: x.New, To: x.Column})
		}
	}
	return list
}

// Retyped is a column of the old catalog of a pass that gets another type, the column that takes its place in the new
// catalog, and whether the names have changed hands.
type Retyped struct {
	Retyping
	From, To schema.ID
	Swapped  bool
}

// Retyped lists the columns that get another type by way of a second one.
func (p *Pass) Retyped() []Retyped {
	if p.retypings == nil {
		return nil
	}
	var list []Retyped
	for _, r := range p.retypings.List {
		x := Retyped{Retyping: r, From: r.Column, To: r.New, Swapped: p.swapped}
		if p.swapped {
			x.From, x.To = r.Old, r.Column
		}
		if p.From.Has(x.From) && p.To.Has(x.To) {
			list = append(list, x)
		}
	}
	return list
}

// spreadRetyped makes the parts of a migration with columns that get their types by way of others.
func spreadRetyped(from, to *schema.Catalog, changes []diff.Change, o Options) ([]Part, error) {
	o.Retyped.sharing(from, to)
	before, after := o.pass(from, o.Retyped.New), o.pass(o.Retyped.Old, to)
	before.Data, before.other, after.other, after.swapped = o.under(from), after.From, before.From, true
	first, err := newSchedule(before, o.Rules, diff.Compare(before.From, before.To))
	if err != nil {
		return nil, err
	}
	then, err := newSchedule(after, o.Rules, diff.Compare(after.From, after.To))
	if err != nil {
		return nil, err
	}
	made, err := first.finished(first.to)
	if err != nil {
		return nil, err
	}
	left, err := then.finished(then.to)
	if err != nil {
		return nil, err
	}
	hops, err := o.joined(first, made, then, left)
	if err != nil {
		return nil, err
	}
	attribute(hops, o.withoutCopies(changes), o.newNames(from))
	costly := first.costly()
	for id := range then.costly() {
		costly[id] = true
	}
	return makeParts(from, hops, costly, o)
}

// joined goes the first way until the names change hands, and then the second.
func (o Options) joined(first *schedule, made []hop, then *schedule, left []hop) ([]hop, error) {
	isBefore := func(h hop) bool { return h.at < Swap }
	n := slices.IndexFunc(made, func(h hop) bool { return !isBefore(h) })
	m := slices.IndexFunc(left, func(h hop) bool { return !isBefore(h) })
	if n < 0 || m < 0 {
		return nil, fmt.Errorf("there is no moment at which the names of columns could change hands")
	}
	at, called := stateBefore(first.from, made, n), stateBefore(then.from, left, m)
	now, rules := called.Clone(), []string(nil)
	for _, id := range slices.SortedFunc(maps.Keys(first.stages), schema.ID.Compare) {
		for _, st := range first.stages[id] {
			if !st.Verbatim || !at.Has(id) || !now.Has(id) {
				continue
			}
			now.Put(at.Get(id))
			if !slices.Contains(rules, st.rule) {
				rules = append(rules, st.rule)
			}
		}
	}
	names := o.newNames(at)
	for _, id := range at.IDs() {
		if !called.Has(exchanged(at.Get(id), names)) || at.Len() != called.Len() {
			return nil, fmt.Errorf("the two ways to the moment at which columns exchange their names differ in %s", id)
		}
	}
	if left[m].at != Swap || left[m].alone {
		left = slices.Insert(left, m, hop{at: Swap, to: called, phase: PhaseMigrate, rules: rules})
	}
	o.swap(&left[m], at, now)
	for i := range left[m:] {
		left[m+i].swapped = true
	}
	return append(made[:n:n], left[m:]...), nil
}

// swap has columns exchange their names at the beginning of a hop, which leads on from the state after that.
func (o Options) swap(h *hop, before, after *schema.Catalog) {
	for _, x := range o.Retyped.List {
		h.renames = append(h.renames, Renaming{From: x.Column, To: x.Old}, Renaming{From: x.New, To: x.Column})
	}
	h.moved = o.pending()
	for _, x := range h.moved {
		x.Begun = true
		h.renames = append(h.renames, x.Names(before, after)...)
	}
	h.renames = append(h.renames, o.Along...)
	h.from, h.returns = after, o.Retyped.List
}

func stateBefore(start *schema.Catalog, hops []hop, n int) *schema.Catalog {
	if n == 0 {
		return start
	}
	return hops[n-1].to
}

// attribute says of each hop which changes of the migration end with it: those between the catalogs that the user knows. names
// are the later ones of columns.
func attribute(hops []hop, changes []diff.Change, names map[schema.ID]schema.ID) {
	known := map[schema.ID]diff.Change{}
	for _, c := range changes {
		known[c.ID()] = c
	}
	for i := range hops {
		var list []diff.Change
		for _, c := range hops[i].completes {
			id := c.ID()
			if !hops[i].swapped {
				id = exchanged(c.Object(), names)
			}
			if whole, ok := known[id]; ok {
				list = append(list, whole)
				delete(known, id)
			}
		}
		hops[i].completes = list
	}
	for i := range hops {
		for _, x := range hops[i].returns {
			if c, ok := known[x.Column]; ok {
				hops[i].completes = append(hops[i].completes, c)
			}
		}
	}
}

// holdForSwap has what takes its place over a column that is filled beside another do so when the names change hands.
func (s *schedule) holdForSwap(p *Pass) {
	for _, r := range p.Retyped() {
		for id, list := range s.stages {
			over := slices.Contains(s.to.Uses(id), r.To) || slices.Contains(s.from.Uses(id), r.From) ||
				slices.ContainsFunc(list, func(st Stage) bool { return slices.Contains(st.Uses, r.To) || slices.Contains(st.Uses, r.From) })
			for i, st := range list {
				if over && st.Adopts {
					list[i].At = Swap
				}
			}
		}
	}
}

// bringBack has the ways back know that no value is lost with a column that another one has them from.
func (r *Retypings) bringBack(p *Part, swapped bool, filled, moved map[schema.ID]string) {
	for _, x := range r.List {
		if !swapped {
			p.Down.Losses = slices.DeleteFunc(p.Down.Losses, func(l Loss) bool { return l.ID == x.New })
			continue
		}
		isOld := func(l Loss) bool { return l.ID == x.Old }
		lost := slices.ContainsFunc(p.Up.Losses, isOld)
		p.Up.Losses = slices.DeleteFunc(p.Up.Losses, isOld)
		if lost && x.Loses != "" {
			p.Up.Losses = append(p.Up.Losses, Loss{x.Column, []string{x.Loses}})
			continue
		}
		if lost {
			moved[x.Old] = x.Back
		}
	}
}

// pass has an attribute that only one of two objects can have go from the one to the other, in a step of its own.
func (p *Plan) pass(from, to schema.ID) {
	isAlter := func(id schema.ID) func(Step) bool {
		return func(s Step) bool { return s.Verb == Alter && s.To.ID() == id }
	}
	i, j := slices.IndexFunc(p.Steps, isAlter(from)), slices.IndexFunc(p.Steps, isAlter(to))
	if i < 0 || j < 0 {
		return
	}
	giver, taker := &p.Steps[i], &p.Steps[j]
	gets, ok := taker.To.(schema.Passing)
	if !ok {
		return
	}
	attr, first := gets.Passed(taker.From, giver.From, giver.To)
	if attr == "" {
		return
	}
	step := *taker
	step.Attrs, step.Adopts = []string{attr}, giver.From
	giver.Attrs, taker.Attrs = without(giver.Attrs, []string{attr}), without(taker.Attrs, []string{attr})
	at := i
	if slices.Contains(taker.Attrs, first) {
		at = j + 1
	}
	p.Steps = slices.DeleteFunc(slices.Insert(p.Steps, at, step), func(s Step) bool { return s.Verb == Alter && len(s.Attrs) == 0 })
}
