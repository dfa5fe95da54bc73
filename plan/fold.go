package plan

import (
	"cmp"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// fold turns the ordered nodes into the steps that are written: what ends with its host is left out, and what a
// person would write inside a CREATE goes there.
func (b *builder) fold(order []*node) []Step {
	absorbed := b.absorb(order)
	parts := b.parts(order)
	folded := map[*node]bool{}
	for _, list := range parts {
		for _, n := range list {
			folded[n] = true
		}
	}
	var steps []Step
	for _, n := range order {
		if absorbed[n] || folded[n] {
			continue
		}
		if n.step.Verb == Create {
			n.step.Parts = b.inline(n, parts[n])
		}
		steps = append(steps, n.step)
	}
	return steps
}

// absorb finds the drops that happen with the drop of a host. One stays if what it needs must go before the host.
func (b *builder) absorb(order []*node) map[*node]bool {
	absorber := map[*node]*node{}
	for _, n := range order {
		if n.step.Verb != Drop || b.asides[n.step.From.ID()] != nil {
			continue
		}
		if h := b.drops[hostOf(n.step.From)]; h != nil && h != n && h.step.Verb == Drop {
			absorber[n] = h
		}
	}
	at := func(n *node) int { return n.pos }
	top := func(n *node) *node {
		for absorber[n] != nil {
			n = absorber[n]
		}
		return n
	}
	for changed := true; changed; {
		changed = false
		for _, n := range order {
			if absorber[n] == nil {
				continue
			}
			for next := range n.before {
				if next == b.asides[hostOf(n.step.From)] {
					continue // it goes with its host
				}
				if t := top(next); at(t) < at(top(n)) {
					delete(absorber, n)
					changed = true
					break
				}
			}
		}
	}
	out := map[*node]bool{}
	for n := range absorber {
		out[n] = true
	}
	return out
}

// parts finds the nodes that can be written inside the CREATE of their host: nothing that they wait for comes
// after it.
func (b *builder) parts(order []*node) map[*node][]*node {
	parts := map[*node][]*node{}
	within := map[*node]*node{}
	for _, n := range order {
		if n.step.Verb != Create {
			continue
		}
		in, ok := n.step.To.(schema.Inline)
		if !ok || in.InlineMode() != schema.InlineMay {
			continue
		}
		owner := b.creator(in.Host())
		if owner == nil || owner.step.Verb != Create {
			continue
		}
		fits := true
		for before := range n.after {
			if before != owner && before.pos > owner.pos && within[before] != owner {
				fits = false
			}
		}
		// Of two constraints that say the same, CREATE TABLE makes one.
		for _, other := range parts[owner] {
			if other.step.To.ID().Kind == n.step.To.ID().Kind && hostOf(other.step.To) == in.Host() && diff.Equal(other.step.To, n.step.To) {
				fits = false
			}
		}
		if fits {
			within[n] = owner
			parts[owner] = append(parts[owner], n)
		}
	}
	return parts
}

// inline lists the objects inside a CREATE: those that must be there and those that fit.
func (b *builder) inline(n *node, more []*node) []schema.Object {
	var list []schema.Object
	id := n.step.To.ID()
	for _, m := range b.to.UsedBy(id) {
		o, ok := b.to.Get(m).(schema.Inline)
		if ok && o.InlineMode() == schema.InlineAlways && o.Host() == id {
			list = append(list, o)
		}
	}
	for _, m := range more {
		list = append(list, m.step.To)
	}
	slices.SortStableFunc(list, func(x, y schema.Object) int {
		return cmp.Or(cmp.Compare(schema.Rank(x.ID().Kind), schema.Rank(y.ID().Kind)), cmp.Compare(place(x), place(y)))
	})
	return list
}

// place is where an object stands among those of its kind in their host.
func place(o schema.Object) int {
	if p, ok := o.(schema.Placed); ok {
		return p.Place()
	}
	return 0
}
