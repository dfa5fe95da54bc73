package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// weak is must for an order that is better, but not needed: an edge that would close a circle is left out. So they
// come after all others, the more important ones first.
func weak(first, then *node) {
	if first != nil && then != nil && first != then && !leads(then, first, map[*node]bool{}) {
		must(first, then)
	}
}

// leads says that the edges lead from one node to the other.
func leads(from, to *node, seen map[*node]bool) bool {
	if from == to {
		return true
	}
	seen[from] = true
	for n := range from.before {
		if !seen[n] && leads(n, to, seen) {
			return true
		}
	}
	return false
}

// connectBodies has a routine made after what its body names, dropped before that, and changed between the two. What
// PostgreSQL looks for when it checks the body comes first, then what is called while the plan runs, then the rest.
func (b *builder) connectBodies() {
	for _, early := range []bool{true, false} {
		for _, id := range b.ids() {
			b.connectBody(id, early)
		}
		if early {
			b.connectCalls()
		}
	}
}

func (b *builder) connectBody(id schema.ID, early bool) {
	body := b.to.Bodies[id]
	for _, n := range append(b.alters[id], b.creates[id]) {
		for _, u := range body.List() {
			if body.Uses[u].Early == early {
				b.ready(u, n)
				b.alone(u, n)
			}
		}
	}
	body = b.from.Bodies[id]
	for _, n := range append(b.alters[id], b.drops[id]) {
		for _, u := range body.List() {
			if body.Uses[u].Early == early {
				weak(n, b.drops[u])
			}
		}
	}
}

// ready has an object made and changed before a step that reaches it by way of a body.
func (b *builder) ready(id schema.ID, n *node) {
	weak(b.creator(id), n)
	for _, a := range b.alters[id] {
		weak(a, n)
	}
}

// alone has those dropped that a call could be taken for one of, as [builder.connectFamilies] does.
func (b *builder) alone(id schema.ID, n *node) {
	for _, gone := range b.gone(id) {
		weak(b.drops[gone], n)
	}
}

// gone lists the members of an object's family that are dropped for good.
func (b *builder) gone(id schema.ID) []schema.ID {
	o, ok := b.to.Get(id).(schema.Overloaded)
	if !ok {
		return nil
	}
	var list []schema.ID
	for _, other := range b.from.Named(id.Schema, id.Name) {
		f, ok := b.from.Get(other).(schema.Overloaded)
		if ok && f.Family() == o.Family() && b.dropped(other) && !b.created(other) {
			list = append(list, other)
		}
	}
	return list
}

// connectCalls has what a routine's body names ready before PostgreSQL calls the routine, as it does for the rows that
// are there: for an index over an expression, a check, the default of a new column.
func (b *builder) connectCalls() {
	reached := map[schema.ID][]schema.ID{}
	for _, id := range b.ids() {
		if b.to.Bodies[id] != nil || b.changes[id].Op == diff.Drop {
			continue
		}
		for _, routine := range b.to.Uses(id) {
			if b.to.Bodies[routine] == nil {
				continue
			}
			if _, ok := reached[routine]; !ok {
				reached[routine] = b.reach(routine)
			}
			for _, n := range append(b.alters[id], b.creator(id)) {
				for _, u := range reached[routine] {
					b.ready(u, n)
				}
			}
		}
	}
}

// reach lists what a routine's body names, and the bodies of the routines that it calls.
func (b *builder) reach(routine schema.ID) []schema.ID {
	var list []schema.ID
	seen := map[schema.ID]bool{routine: true}
	for queue := []schema.ID{routine}; len(queue) > 0; queue = queue[1:] {
		for _, u := range slices.Concat(b.to.Bodies[queue[0]].List(), b.to.Uses(queue[0])) {
			if seen[u] {
				continue
			}
			seen[u] = true
			list = append(list, u)
			if b.to.Bodies[u] != nil {
				queue = append(queue, u)
			}
		}
	}
	return list
}
