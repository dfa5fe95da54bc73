package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Twin is a column that is renamed, and a copy of it that has the other name for a while: the new one until the two exchange
// their names, and the old one from then on. What stands on the column goes with it; so nothing is built again.
type Twin struct {
	Column, Copy schema.ID // as they are called in the old catalog of the pass
	Old, New     string    // the names of the column before and after the exchange
}

// Twins lists the columns that are renamed with a copy beside them, those of child tables too.
func (p *Pass) Twins() []Twin {
	if p.other == nil || p.twins != nil {
		return p.twins
	}
	p.twins = []Twin{}
	for _, r := range p.beside {
		column, name := r.From, r.To.Name
		if p.swapped {
			column, name = r.To, r.From.Name
		}
		if r.Exchanged {
			continue
		}
		for _, id := range FamilyOf(p.From, column) {
			t := Twin{Column: id, Copy: id, Old: r.From.Name, New: r.To.Name}
			t.Copy.Name = name
			p.twins = append(p.twins, t)
		}
	}
	return p.twins
}

// Exchanged lists the columns that have their new names already, while a copy under the old one is there still.
func (p *Pass) Exchanged() []schema.ID {
	var list []schema.ID
	for _, r := range p.beside {
		if r.Exchanged {
			list = append(list, FamilyOf(p.From, r.To)...)
		}
	}
	return list
}

// Other finds an object of the old catalog as PostgreSQL shows it on the other side of the exchange of names, where the text of a
// copy can be seen. first is what it is called before the exchange.
func (p *Pass) Other(id schema.ID) (o schema.Object, first schema.ID) {
	first = id
	for _, r := range p.along {
		if !p.swapped && r.From == id {
			id = r.To
		} else if p.swapped && r.To == id {
			id, first = r.From, r.From
		}
	}
	return p.other.Get(id), first
}

// FamilyOf lists an object and those of child tables that follow it.
func FamilyOf(cat *schema.Catalog, id schema.ID) []schema.ID {
	list, heirs := []schema.ID{id}, heirsIn(cat)
	for i := 0; i < len(list); i++ {
		for _, h := range heirs[list[i]] {
			if !slices.Contains(list, h) {
				list = append(list, h)
			}
		}
	}
	return list
}

// Names are the renames that give a column its new name: an exchange where its copy, made earlier, has that.
func (r Renaming) Names(cats ...*schema.Catalog) []Renaming {
	if !r.Begun {
		return []Renaming{r}
	}
	between := r.From
	taken := func(c *schema.Catalog) bool { return c.Has(between) }
	for slices.ContainsFunc(cats, taken) {
		between.Name = Suffixed(between.Name, "__old")
	}
	return []Renaming{{From: r.From, To: between}, {From: r.To, To: r.From}, {From: between, To: r.To}}
}

// pending are the columns that are yet to exchange their names with a copy.
func (o Options) pending() []Renaming {
	return slices.DeleteFunc(slices.Clone(o.Beside), func(r Renaming) bool { return r.Exchanged })
}

// ShownNames are the renames that lead from the old catalog (after Renames) to Shown.
func (o Options) ShownNames(from *schema.Catalog) []Renaming {
	var list []Renaming
	for _, r := range o.pending() {
		list = append(list, r.Names(from)...)
	}
	return append(list, o.Along...)
}

// FindAlong finds what stands on columns with new names, and differs from an object of the new catalog in its name alone: a key
// whose name PostgreSQL made of the column's. What can be made out of another object takes long to make. shown is the old
// catalog with those names; children's follow when it has their parents'.
func (o Options) FindAlong(shown, to *schema.Catalog) []Renaming {
	found := map[schema.ID]schema.ID{}
	for _, r := range o.pending() {
		for _, column := range FamilyOf(shown, r.To) {
			for _, id := range shown.UsedBy(column) {
				if same, ok := renamedTo(shown.Get(id), shown, to); ok {
					found[id] = same
				}
			}
		}
	}
	var list []Renaming
	for _, id := range slices.SortedFunc(maps.Keys(found), schema.ID.Compare) {
		isFound := func(above schema.ID) bool { _, ok := found[above]; return ok }
		if h, ok := shown.Get(id).(schema.Heir); !ok || !slices.ContainsFunc(h.Ancestors(), isFound) {
			list = append(list, Renaming{From: id, To: found[id]})
		}
	}
	return list
}

// renamedTo is the one object of the new catalog that is the same under another name.
func renamedTo(was schema.Object, shown, to *schema.Catalog) (same schema.ID, ok bool) {
	if _, isMade := was.(schema.Adopting); !isMade || to.Has(was.ID()) || shown.Outside[was.ID()] {
		return same, false
	}
	n := 0
	for _, id := range to.UsedBy(hostOf(was)) {
		if id.Kind != was.ID().Kind || shown.Has(id) || len(shown.Named(id.Schema, id.Name)) > 0 {
			continue
		}
		if called, err := schema.As(was, id); err == nil && diff.Equal(called, to.Get(id)) {
			same = id
			n++
		}
	}
	return same, n == 1
}

// InOneStep has all columns renamed at once that would have had both names for a while.
func (o Options) InOneStep(from *schema.Catalog) Options {
	o.Renames = append(slices.Clone(o.Renames), o.ShownNames(o.start(from))...)
	o.Beside = slices.DeleteFunc(slices.Clone(o.Beside), func(r Renaming) bool { return !r.Exchanged })
	o.Renamed, o.Retyped, o.Along = o.Shown, nil, nil
	return o
}

// copies are the copies of renamed columns, each with the name that the column has beside it. also are catalogs that may have others
// than the old one: those of new tables.
func (o Options) copies(swapped bool, also ...*schema.Catalog) map[schema.ID]string {
	list := map[schema.ID]string{}
	for _, r := range o.Beside {
		family := FamilyOf(o.Shown, r.To)
		for _, cat := range also {
			family = append(family, FamilyOf(cat, r.To)...)
		}
		for _, id := range family {
			copied := id.Name
			if id.Name = r.From.Name; !swapped && !r.Exchanged {
				id.Name, copied = copied, id.Name
			}
			list[id] = copied
		}
	}
	return list
}

// withoutCopies leaves out that copies go which an earlier migration made.
func (o Options) withoutCopies(changes []diff.Change) []diff.Change {
	copies := o.copies(true)
	return slices.DeleteFunc(slices.Clone(changes), func(c diff.Change) bool { return c.Op == diff.Drop && copies[c.ID()] != "" })
}

// bringBackTwins has the ways know that no value is lost with a copy, and those back where to take them from.
func (o Options) bringBackTwins(p *Part, swapped bool, moved map[schema.ID]string) {
	copies := o.copies(swapped, p.Up.From, p.Up.To)
	isCopy := func(l Loss) bool { return copies[l.ID] != "" }
	if p.Down.Losses = slices.DeleteFunc(p.Down.Losses, isCopy); !swapped && o.Retyped != nil {
		return
	}
	p.Up.Losses = slices.DeleteFunc(p.Up.Losses, isCopy)
	for id, column := range copies {
		moved[id] = schema.QuoteIdent(column)
	}
	for _, r := range o.Beside {
		if r.Exchanged && slices.ContainsFunc(p.Completes, func(c diff.Change) bool { return c.ID() == r.From }) {
			p.Up.Moved = append(p.Up.Moved, r)
		}
	}
}

// exchanged is what an object is called after columns exchanged their names: those, and what is said about them.
func exchanged(o schema.Object, names map[schema.ID]schema.ID) schema.ID {
	id := o.ID()
	if to, ok := names[id]; ok {
		return to
	}
	if part, ok := o.(schema.Hosted); ok {
		if to, ok := names[part.Host()]; ok && id.Name == part.Host().Name {
			id.Name = to.Name
		}
	}
	return id
}

// newNames says what columns are called once those that are renamed, or get their types by way of others, have exchanged names.
func (o Options) newNames(at *schema.Catalog) map[schema.ID]schema.ID {
	list := map[schema.ID]schema.ID{}
	for _, x := range o.Retyped.List {
		list[x.Column], list[x.New] = x.Old, x.Column
	}
	for _, x := range o.Along {
		for _, id := range FamilyOf(at, x.From) { // a check's is renamed in child tables as well
			if to := id; id.Name == x.From.Name {
				to.Name = x.To.Name
				list[id] = to
			}
		}
	}
	for _, r := range o.pending() {
		for _, id := range FamilyOf(at, r.From) {
			to := id
			to.Name = r.To.Name
			list[id], list[to] = to, id
		}
	}
	return list
}

// under is the data migrations under the names that columns have before the exchange. Their texts find the copies.
func (o Options) under(at *schema.Catalog) []*Data {
	names := map[schema.ID]schema.ID{}
	for id, to := range o.newNames(at) {
		if at.Has(id) && !slices.ContainsFunc(o.Retyped.List, func(x Retyping) bool { return x.Column == id }) {
			names[to] = id
		}
	}
	var list []*Data
	for _, d := range o.Data {
		was := *d
		was.Set, was.Back = under(d.Set, names), under(d.Back, names)
		list = append(list, &was)
	}
	return list
}

func under(values []Value, names map[schema.ID]schema.ID) []Value {
	list := slices.Clone(values)
	for i, v := range list {
		list[i].IDs = slices.Clone(v.IDs)
		for j, id := range v.IDs {
			if was, ok := names[id]; ok {
				list[i].IDs[j] = was
			}
		}
	}
	return list
}

// sharing gives the catalogs between the bodies of those at the ends.
func (r *Retypings) sharing(from, to *schema.Catalog) {
	r.Old.Bodies, r.Old.Checked = maps.Clone(from.Bodies), maps.Clone(from.Checked)
	r.New.Bodies, r.New.Checked = maps.Clone(to.Bodies), maps.Clone(to.Checked)
}
