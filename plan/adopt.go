package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// adopt finds what can be made out of something that is dropped by the same plan, and puts one step in the place of two:
// a renaming, or a creation that takes over what is there. It stands where the creation stood, or, where something else
// waits for the name, where the drop did.
func (b *builder) adopt(order []*node) []*node {
	gone, used := map[*node]bool{}, map[*node]bool{}
	dropped := map[schema.ID][]*node{} // by host
	for _, n := range order {
		if n.step.Verb == Drop && b.canAdopt(n) {
			dropped[hostOf(n.step.From)] = append(dropped[hostOf(n.step.From)], n)
		}
	}
	for _, list := range dropped { // what something hangs on must not go
		slices.SortStableFunc(list, func(d, e *node) int { return b.hanging(e) - b.hanging(d) })
	}
	for _, n := range order {
		a, ok := n.step.To.(schema.Adopting)
		if n.step.Verb != Create || !ok {
			continue
		}
		for _, d := range dropped[hostOf(n.step.To)] {
			if used[d] || !a.Adopts(d.step.From) || !b.keepsUsers(d.step.From.ID(), n.step.To.ID()) {
				continue
			}
			step := adoption(d.step.From, n.step)
			switch waited := b.nameWanted(n, d); {
			case !waited && (d.pos < n.pos || follows(d, n)):
				n.step, gone[d] = step, true
			case waited && follows(n, d):
				d.step, gone[n] = step, true
			default:
				continue
			}
			used[d] = true
			break
		}
	}
	return slices.DeleteFunc(order, func(n *node) bool { return gone[n] })
}

// follows says that what the first node waits for is done when the other one's turn comes.
func follows(n, other *node) bool {
	for before := range n.after {
		if before != other && before.pos > other.pos {
			return false
		}
	}
	return true
}

// adoption is the step that makes one object out of another: of the same kind, by its name alone.
func adoption(old schema.Object, s Step) Step {
	if old.ID().Kind == s.To.ID().Kind {
		return Step{Verb: Rename, From: old, To: s.To}
	}
	s.Adopts = old
	return s
}

// canAdopt says that a dropped object may live on: what hangs on it can stay.
func (b *builder) canAdopt(d *node) bool {
	id := d.step.From.ID()
	return b.asides[id] == nil && b.drops[hostOf(d.step.From)] == nil
}

// hanging counts what stands on a dropped object.
func (b *builder) hanging(d *node) int { return len(b.from.UsedBy(d.step.From.ID())) }

// handsOver says that a new object is made out of one that goes, and that the user is to stand on that: PostgreSQL has it there
// then. A foreign key stands on a unique index, which becomes a constraint.
func (b *builder) handsOver(id, user schema.ID) bool {
	return b.heirTo(id, user) != schema.ID{}
}

// heirTo is what is made out of one that goes, as the user has it.
func (b *builder) heirTo(id, user schema.ID) schema.ID {
	old := b.from.Get(id)
	if b.changes[id].Op != diff.Drop || b.dropped(user) || !b.to.Has(user) || b.isUnsure(id, user) {
		return schema.ID{}
	}
	for _, u := range b.to.Uses(user) {
		a, ok := b.to.Get(u).(schema.Adopting)
		if ok && b.changes[u].Op == diff.Create && hostOf(a) == hostOf(old) && a.Adopts(old) {
			return u
		}
	}
	return schema.ID{}
}

// isUnsure says that the user may stand on another object of the same family instead, see [unsure].
func (b *builder) isUnsure(id, user schema.ID) bool {
	claim, ok := family(b.from.Get(id))
	return ok && slices.ContainsFunc(b.from.Uses(user), func(u schema.ID) bool {
		other, ok := family(b.from.Get(u))
		return ok && other == claim && u != id
	})
}

// keepsUsers says that all that hangs on a dropped object stands on the adopter afterwards, or goes by a step of its own.
func (b *builder) keepsUsers(id, adopter schema.ID) bool {
	for _, user := range b.from.UsedBy(id) {
		goes := !b.from.Has(user) || b.dropped(user) && host(b.from, user) != id
		if !goes && b.heirTo(id, user) != adopter {
			return false
		}
	}
	return true
}

// nameWanted says that another object than the adopter takes the name of the one that is dropped.
func (b *builder) nameWanted(adopter, d *node) bool {
	for _, n := range b.creates {
		if n != adopter && slices.ContainsFunc(claims(n.step.Object()), func(c schema.Claim) bool { return slices.Contains(claims(d.step.From), c) }) {
			return true
		}
	}
	return false
}
