package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// must puts an edge: first comes before then. A missing node asks for nothing.
func must(first, then *node) {
	if first == nil || then == nil || first == then {
		return
	}
	first.before[then] = true
	then.after[first] = true
}

// connect says what must come before what.
func (b *builder) connect() {
	for _, id := range b.ids() {
		c := b.changes[id]
		if b.created(id) {
			b.connectCreate(id, c.To)
		}
		if b.dropped(id) {
			b.connectDrop(id, c.From)
		}
		if c.Op == diff.Alter {
			b.connectAlter(id)
			b.connectReferences(id, c)
		}
		b.connectAttachments(id, c)
	}
	b.connectSiblings()
	b.connectClaims()
	b.connectFamilies()
	b.connectBound()
	b.connectBodies()
	b.connectConversions()
	b.connectTastes()
	b.connectNewHeirs()
}

// creator is the step after which an object that is created exists: its own, or that of the host it is part of.
func (b *builder) creator(id schema.ID) *node {
	if n := b.creates[id]; n != nil {
		return n
	}
	if !b.created(id) {
		return nil
	}
	if in, ok := b.to.Get(id).(schema.Inline); ok && in.InlineMode() == schema.InlineAlways {
		return b.creates[in.Host()]
	}
	return nil
}

// direct lists what an object needs to be created, without what its attachments need later.
func direct(cat *schema.Catalog, o schema.Object) []schema.ID {
	later := map[schema.ID]bool{}
	if a, ok := o.(schema.Attaching); ok {
		for _, at := range a.Attachments() {
			for _, n := range at.Needs {
				later[n] = !at.InCreate
			}
		}
	}
	var list []schema.ID
	for _, u := range cat.Uses(o.ID()) {
		if !later[u] {
			list = append(list, u)
		}
	}
	return list
}

func (b *builder) connectCreate(id schema.ID, o schema.Object) {
	n := b.creator(id)
	for _, u := range direct(b.to, o) {
		must(b.creator(u), n)
		if !b.to.Has(u) {
			must(b.drops[u], n) // its end would take along what stands on it
		}
		for _, a := range b.alters[u] {
			must(a, n)
		}
	}
	must(b.asides[id], n)
	if b.asides[id] == nil && b.asides[hostOf(o)] == nil {
		must(b.drops[id], n)
	}
}

// connectDrop puts the drop before the drop of everything that the object used, and before its change.
func (b *builder) connectDrop(id schema.ID, o schema.Object) {
	n := b.drops[id]
	for _, u := range b.from.Uses(id) {
		must(n, b.drops[u])
		if aside := b.asides[id]; aside != nil {
			must(aside, b.asides[u])
			continue // it stands aside until the columns have left it, on what it uses
		}
		if u != hostOf(o) && b.asides[hostOf(o)] != nil {
			continue // its host does
		}
		must(n, b.asides[u])
		for _, a := range b.alters[u] {
			must(n, a)
			must(b.taken(o, u), a)
		}
	}
}

// taken is the step that takes an object along which follows that of a parent table: while both tables belong together, nothing
// else can.
func (b *builder) taken(o schema.Object, above schema.ID) *node {
	h, ok := o.(schema.Heir)
	if host := hostOf(o); ok && slices.Contains(h.Ancestors(), above) && b.detach[host] == "" && !b.leaves(host) {
		return b.drops[host]
	}
	return nil
}

func (b *builder) connectAlter(id schema.ID) {
	for _, n := range b.alters[id] {
		b.connectInherited(id, n)
		for _, u := range direct(b.to, b.to.Get(id)) {
			must(b.creator(u), n)
		}
		for _, u := range b.to.Uses(id) {
			for _, a := range b.alters[u] {
				must(a, n)
			}
		}
		for _, u := range direct(b.from, b.from.Get(id)) {
			must(n, b.drops[u])
		}
		for _, u := range b.from.Uses(id) {
			if b.rebuilds(u, id.Kind) && !slices.Contains(b.to.Uses(id), u) {
				for _, a := range b.alters[u] {
					must(n, a) // it leaves what cannot change under it
				}
			}
		}
	}
}

// connectInherited puts the change of an object before the creation of what it will follow, and after the end of what it followed:
// what is inherited cannot be changed by itself. A parent table that comes or goes is joined or left in a step of its own.
func (b *builder) connectInherited(id schema.ID, n *node) {
	for _, u := range ancestors(b.to.Get(id)) {
		if !b.created(host(b.to, u)) {
			must(n, b.creator(u))
		}
	}
	for _, u := range ancestors(b.from.Get(id)) {
		if !b.dropped(host(b.from, u)) {
			must(b.drops[u], n)
		}
	}
}

// ancestors are the objects of parent tables that an object follows.
func ancestors(o schema.Object) []schema.ID {
	if h, ok := o.(schema.Heir); ok {
		return h.Ancestors()
	}
	return nil
}

func host(cat *schema.Catalog, id schema.ID) schema.ID {
	if o := cat.Get(id); o != nil {
		return hostOf(o)
	}
	return schema.ID{}
}

// connectConversions has values pass to a type that is made anew before a cast of that type comes back: they pass as text, and
// a cast to or from text could make others of them.
func (b *builder) connectConversions() {
	for id, n := range b.creates {
		if _, is := b.to.Get(id).(schema.Converting); !is || !slices.ContainsFunc(b.to.Uses(id), b.isAside) {
			continue
		}
		for column := range b.convert {
			for _, a := range b.alters[column] {
				if a.step.Retype {
					must(a, n)
				}
			}
		}
	}
}
