package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// connectAttachments puts what takes an attachment off before, and what makes it after, everything that happens to
// the object's members: a table becomes a partition when all its columns and indexes are there. What happens to a
// parent's members comes after the child has left it, or it would reach the child as well.
func (b *builder) connectAttachments(id schema.ID, c diff.Change) {
	for _, n := range b.releases[id] {
		for _, need := range needs(n.step.From, n.step.Attrs[0]) {
			must(n, b.drops[need])
			for _, a := range b.alters[need] {
				must(n, a)
			}
		}
		for _, m := range b.from.UsedBy(id) {
			if host(b.from, m) == id {
				b.eachNode(m, func(other *node) { must(n, other) })
			}
		}
		must(n, b.drops[id])
		for _, cat := range []*schema.Catalog{b.from, b.to} {
			b.eachMember(cat, needs(n.step.From, n.step.Attrs[0]), func(other *node) { must(n, other) })
		}
	}
	for _, n := range b.attaches[id] {
		must(b.creator(id), n)
		for _, h := range b.attaches[hostOf(n.step.To)] {
			must(h, n) // an index can be attached when its table is
		}
		for _, a := range b.alters[id] {
			must(a, n)
		}
		for _, r := range b.releases[id] {
			must(r, n)
		}
		for _, need := range needs(n.step.To, n.step.Attrs[0]) {
			must(b.creator(need), n)
			for _, a := range b.alters[need] {
				must(a, n)
			}
		}
		for _, m := range b.to.UsedBy(id) {
			if host(b.to, m) == id {
				b.eachNode(m, func(other *node) { must(other, n) })
			}
		}
		b.eachMember(b.from, []schema.ID{id}, func(other *node) { mustDrop(other, n) })
		parents := needs(n.step.To, n.step.Attrs[0])
		b.eachMember(b.from, parents, func(other *node) { mustDrop(other, n) })
		for _, cat := range []*schema.Catalog{b.from, b.to} {
			b.eachMember(cat, parents, func(other *node) { mustShape(other, n) })
		}
		b.eachMember(b.to, parents, func(other *node) {
			if o, ok := other.step.To.(schema.Incomplete); ok && other.step.Verb == Create && o.Incomplete() {
				must(n, other)
			}
		})
	}
}

// eachMember calls f for the steps of everything that is hosted by one of the objects.
func (b *builder) eachMember(cat *schema.Catalog, hosts []schema.ID, f func(*node)) {
	for _, id := range hosts {
		for _, m := range cat.UsedBy(id) {
			if host(cat, m) == id {
				b.eachNode(m, f)
			}
		}
	}
}

// mustDrop is must where first is a drop: what is not wanted goes before a table is attached, from it and from its
// parent, because it could not be dropped from one of them afterwards, nor miss in one of them before.
func mustDrop(first, then *node) {
	if first.step.Verb == Drop {
		must(first, then)
	}
}

// mustShape is must where first changes what the object consists of: a table must have its parent's columns, of the
// same types, when it is attached.
func mustShape(first, then *node) {
	if in, ok := first.step.Object().(schema.Inline); ok && in.InlineMode() == schema.InlineAlways {
		must(first, then)
	}
}

// eachNode calls f for the steps of an object that are its own.
func (b *builder) eachNode(id schema.ID, f func(*node)) {
	own := func(n *node) {
		if n != nil && n.step.Object().ID() == id {
			f(n)
		}
	}
	own(b.creates[id])
	own(b.drops[id])
	for _, n := range b.alters[id] {
		own(n)
	}
}

// connectSiblings has places left before others take them: the bounds of partitions may not overlap at any moment.
func (b *builder) connectSiblings() {
	left := map[schema.ID][]*node{}
	leave := func(o schema.Object, n *node) {
		a, ok := o.(schema.Attaching)
		if !ok || n == nil {
			return
		}
		for _, at := range a.Attachments() {
			for _, need := range at.Needs {
				if !at.Binding && !at.InCreate {
					left[need] = append(left[need], n)
				}
			}
		}
	}
	for id, nodes := range b.releases {
		for _, n := range nodes {
			leave(b.from.Get(id), n)
		}
	}
	for id, n := range b.drops {
		leave(b.from.Get(id), n)
	}
	for _, nodes := range b.attaches {
		for _, n := range nodes {
			for _, need := range needs(n.step.To, n.step.Attrs[0]) {
				for _, l := range left[need] {
					must(l, n)
				}
			}
		}
	}
}

// connectBound has what is made over an object wait for what is bound to that: the key of a partitioned table is valid, and
// can be referred to, once those of all partitions are attached to it.
func (b *builder) connectBound() {
	bound := map[schema.ID][]*node{}
	for _, id := range slices.SortedFunc(maps.Keys(b.attaches), schema.ID.Compare) {
		for _, n := range b.attaches[id] {
			for _, at := range n.step.To.(schema.Attaching).Attachments() {
				for _, need := range at.Needs {
					if at.Binding && at.Attr == n.step.Attrs[0] {
						bound[need] = append(bound[need], n)
					}
				}
			}
		}
	}
	if len(bound) == 0 {
		return
	}
	for _, id := range b.ids() {
		if !b.created(id) {
			continue
		}
		for _, u := range direct(b.to, b.to.Get(id)) {
			if b.created(host(b.to, u)) {
				continue // what has no partitions yet lacks nothing
			}
			waitForBound(bound, u, b.creator(id))
		}
	}
}

func waitForBound(bound map[schema.ID][]*node, id schema.ID, then *node) {
	for _, n := range bound[id] {
		weak(n, then)
		waitForBound(bound, n.step.To.ID(), then)
	}
}
