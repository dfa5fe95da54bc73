package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// createFollows says that PostgreSQL creates the object by itself, with a parent table's object.
func (b *builder) createFollows(o schema.Object) bool {
	h, ok := o.(schema.Heir)
	if !ok {
		return false
	}
	if h.Inherited() && (b.created(hostOf(o)) || b.stays(h) || isClone(o)) {
		return true
	}
	_, found := b.ancestor(h, b.created)
	return found
}

// dropFollows says that PostgreSQL drops the object by itself, with a parent table's object or with what it is
// bound to.
func (b *builder) dropFollows(o schema.Object) bool {
	if _, bound := b.bond(o); bound {
		return true
	}
	h, ok := o.(schema.Heir)
	if !ok {
		return false
	}
	_, widowed := b.ancestor(h, b.survived)
	if h.Inherited() && !widowed && (b.dropped(hostOf(o)) || b.stays(h) || isClone(h)) {
		return true
	}
	_, found := b.ancestor(h, func(id schema.ID) bool { return b.dropped(id) && !b.survived(id) })
	return found && !b.outlives(h)
}

// outlives says that a child table declares the object itself: it stays when the parent's goes. What is bound to a parent, as a
// partition is, has nothing but that one's (MergeAttributesIntoExisting in tablecmds.c).
func (b *builder) outlives(h schema.Heir) bool {
	host, ok := b.from.Get(hostOf(h)).(schema.Attaching)
	return ok && !h.Inherited() && !slices.ContainsFunc(host.Attachments(), func(at schema.Attachment) bool { return at.Sheds })
}

// outlive drops what a child table declares itself after what it inherits as well: before, PostgreSQL refuses. It is gone
// already where it came with the parent's and was declared by nobody.
func (b *builder) outlive() {
	for id, n := range b.drops {
		h, ok := b.from.Get(id).(schema.Heir)
		if !ok || !b.outlives(h) {
			continue
		}
		if above, found := b.ancestor(h, b.dropped); found {
			must(b.drops[above], n)
			n.step.IfExists = true
		}
	}
}

// restore gives heirs back what a change of the parent's object takes from them, although they keep it.
func (b *builder) restore() {
	for _, id := range b.ids() {
		for _, attr := range b.changes[id].Attrs {
			b.restoreHeirs(b.changes[id], id, attr, b.alters[id])
			if !b.recursed(b.changes[id], attr) {
				b.resetHeirs(b.changes[id], id, attr, b.alters[id])
			}
		}
	}
}

func (b *builder) restoreHeirs(c diff.Change, id schema.ID, attr string, after []*node) {
	for _, heir := range b.heirsOf(id) {
		from, to := b.from.Get(heir), b.to.Get(heir)
		if to == nil || b.dropped(heir) || !b.stays(from.(schema.Heir)) {
			continue
		}
		if c.Spares(attr, from, b.from.Major) {
			for _, a := range after {
				for _, n := range b.alters[heir] {
					must(a, n)
				}
			}
		}
		if !c.Overrides(attr, from, b.from.Major) {
			if diff.SameValue(c.To, to, attr) {
				leaveMade(b.alters[heir], heir.Kind, attr)
			}
			continue
		}
		if own, changed := b.changes[heir]; !changed || !slices.Contains(own.Attrs, attr) {
			leaveMade(b.alters[heir], heir.Kind, attr)
			n := b.add(Step{Verb: Alter, From: from, To: to, Attrs: []string{attr}})
			for _, a := range after {
				must(a, n)
			}
			b.alters[heir] = append(b.alters[heir], n)
		}
		b.restoreHeirs(c, heir, attr, after)
	}
}

// leaveMade keeps steps from changing what belongs to an attribute, like the name of its constraint: it is made anew with
// it, or inherited, which PostgreSQL does not change.
func leaveMade(nodes []*node, kind schema.Kind, attr string) {
	for _, n := range nodes {
		n.step.Attrs = diff.WithoutMade(kind, n.step.Attrs, attr)
	}
}

// heirsOf lists the objects of child tables that follow this one in the old catalog.
func (b *builder) heirsOf(id schema.ID) []schema.ID {
	if b.heirs == nil {
		b.heirs = heirsIn(b.from)
	}
	return b.heirs[id]
}

// heirsIn lists the heirs of each object that has some.
func heirsIn(cat *schema.Catalog) map[schema.ID][]schema.ID {
	heirs := map[schema.ID][]schema.ID{}
	for h := range schema.Each[schema.Heir](cat) {
		for _, a := range h.Ancestors() {
			heirs[a] = append(heirs[a], h.ID())
		}
	}
	return heirs
}

// survived says that the object is dropped from a parent table, while a child table keeps what it inherited, and did not declare.
func (b *builder) survived(id schema.ID) bool {
	return slices.ContainsFunc(b.heirsOf(id), func(heir schema.ID) bool {
		return b.to.Has(heir) && !b.dropped(heir) && b.from.Get(heir).(schema.Heir).Inherited()
	})
}

// bond finds what the object is bound to, where that is dropped.
func (b *builder) bond(o schema.Object) (schema.ID, bool) {
	a, ok := o.(schema.Attaching)
	if !ok {
		return schema.ID{}, false
	}
	for _, at := range a.Attachments() {
		for _, n := range at.Needs {
			// Where both tables go, each takes its own with it.
			ends := b.dropped(hostOf(o)) && b.dropped(hostOf(b.from.Get(n)))
			if at.Binding && b.dropped(n) && !ends && !b.leaves(hostOf(o)) {
				return n, true
			}
		}
	}
	return schema.ID{}, false
}

// stays says that the object's table has the same parents before, after and meanwhile.
func (b *builder) stays(h schema.Heir) bool {
	host := hostOf(h)
	if b.leaves(host) {
		return false
	}
	for _, a := range h.Ancestors() {
		parent := b.tableOf(host, a)
		if !slices.Contains(b.from.Uses(host), parent) || !slices.Contains(b.to.Uses(host), parent) {
			return false
		}
	}
	return true
}

// ancestor finds a parent table's object to which the condition applies, where the table belongs to that parent
// before, after and meanwhile.
func (b *builder) ancestor(h schema.Heir, is func(schema.ID) bool) (schema.ID, bool) {
	host := hostOf(h)
	if b.leaves(host) {
		return schema.ID{}, false
	}
	for _, a := range h.Ancestors() {
		parent := b.tableOf(host, a)
		if is(a) && slices.Contains(b.from.Uses(host), parent) && slices.Contains(b.to.Uses(host), parent) &&
			!b.created(host) {
			return a, true
		}
	}
	return schema.ID{}, false
}

// leaves says that a table is taken off its parent, for a while or for good: what was bound to the parent's objects
// is then on its own.
func (b *builder) leaves(id schema.ID) bool {
	for attr := range b.reattach[id] {
		if !isWithin(b.from.Get(id), attr) {
			return true
		}
	}
	c, ok := b.changes[id]
	if !ok || c.Op != diff.Alter {
		return false
	}
	return slices.ContainsFunc(c.Attrs, func(attr string) bool { return b.loses(c, attr) && !isWithin(c.From, attr) })
}

// isWithin says that an attachment is to a part of the object itself, like the index that is the replica identity of its table.
func isWithin(o schema.Object, attr string) bool {
	own := func(n schema.ID) bool { return n.Schema == o.ID().Schema && n.Parent == o.ID().Name }
	list := needs(o, attr)
	return len(list) > 0 && !slices.ContainsFunc(list, func(n schema.ID) bool { return !own(n) })
}

// loses says that an attachment is taken off.
func (b *builder) loses(c diff.Change, attr string) bool {
	had, has := needs(c.From, attr), needs(c.To, attr)
	return slices.ContainsFunc(had, func(n schema.ID) bool { return !slices.Contains(has, n) || b.dropped(n) }) ||
		len(had) > 0 && slices.Equal(had, has)
}

// recursed says that the change of the attribute comes with the same change of a parent table's object.
func (b *builder) recursed(c diff.Change, attr string) bool {
	_, found := b.recursion(c, attr)
	return found
}

func (b *builder) recursion(c diff.Change, attr string) (schema.ID, bool) {
	h, ok := c.To.(schema.Heir)
	if !ok || !c.Recurses(attr) {
		return schema.ID{}, false
	}
	return b.ancestor(h, func(id schema.ID) bool {
		parent, ok := b.changes[id]
		return ok && parent.Op == diff.Alter && slices.Contains(parent.Attrs, attr) &&
			diff.SameValue(parent.To, c.To, attr) && !parent.Spares(attr, c.From, b.from.Major)
	})
}

// follow lets the steps of a parent's object stand for those that PostgreSQL makes with them.
func (b *builder) follow(id schema.ID) {
	c, ok := b.changes[id]
	if !ok || b.followed[id] {
		return
	}
	b.followed[id] = true
	if c.To != nil && b.created(id) && b.createFollows(c.To) {
		if a, ok := b.ancestor(c.To.(schema.Heir), b.created); ok {
			b.follow(a)
			b.creates[id] = b.creates[a]
		} else if host := hostOf(c.To); len(b.attaches[host]) > 0 {
			b.creates[id] = b.attaches[host][0]
		}
	}
	if c.From != nil && b.dropped(id) && b.drops[id] == nil {
		b.followDrop(c.From)
	}
	for _, attr := range c.Attrs {
		if a, ok := b.recursion(c, attr); ok && c.Op == diff.Alter {
			b.follow(a)
			b.alters[id] = append(b.alters[id], b.alters[a]...)
		}
	}
}

func (b *builder) followDrop(o schema.Object) {
	a, ok := b.bond(o)
	if host := hostOf(o); b.dropped(host) && a != host {
		return // it ends with its table, in its turn
	}
	if h, is := o.(schema.Heir); !ok && is {
		a, ok = b.ancestor(h, b.dropped)
	}
	if ok {
		b.follow(a)
		b.drops[o.ID()] = b.drops[a]
	}
}

func hostOf(o schema.Object) schema.ID {
	if h, ok := o.(schema.Hosted); ok {
		return h.Host()
	}
	return schema.ID{}
}

// tableOf is the ID of the relation that a parent's object belongs to: a table may follow a foreign table, and the
// other way round.
func (b *builder) tableOf(host, member schema.ID) schema.ID {
	for _, cat := range []*schema.Catalog{b.from, b.to} {
		if o := cat.Get(member); o != nil {
			return hostOf(o)
		}
	}
	return schema.ID{Kind: host.Kind, Schema: member.Schema, Name: member.Parent}
}
