package plan

import (
	"slices"

	"pawl/schema"
)

// adopt finds what can be made out of something that is dropped by the same plan, and puts one step in the place of two:
// a renaming, or a creation that takes over what is there. It stands where the creation stood, or, where something else
// waits for the name, where the drop did.
func (b *builder) adopt(order []*node) []*node {
	gone := map[*node]bool{}
	dropped := map[schema.ID][]*node{} // by host
	for _, n := range order {
		if n.step.Verb == Drop && b.canAdopt(n) {
			dropped[hostOf(n.step.From)] = append(dropped[hostOf(n.step.From)], n)
		}
	}
	for _, n := range order {
		a, ok := n.step.To.(schema.Adopting)
		if n.step.Verb != Create || !ok {
			continue
		}
		for _, d := range dropped[hostOf(n.step.To)] {
			if gone[d] || !a.Adopts(d.step.From) {
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

// canAdopt says that a dropped object may live on: nothing hangs on it.
func (b *builder) canAdopt(d *node) bool {
	id := d.step.From.ID()
	return len(b.from.UsedBy(id)) == 0 && b.asides[id] == nil && b.drops[hostOf(d.step.From)] == nil
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
