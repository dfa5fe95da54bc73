package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// resetHeirs gives heirs back what a change of the parent's object resets in them as well, and has what changes in them of that
// come after it.
func (b *builder) resetHeirs(c diff.Change, id schema.ID, attr string, after []*node) {
	resets := c.Resets(attr)
	if len(resets) == 0 {
		return
	}
	for _, heir := range b.heirsOf(id) {
		from, to := b.from.Get(heir), b.to.Get(heir)
		if to == nil || b.dropped(heir) || !b.stays(from.(schema.Heir)) {
			continue
		}
		for _, n := range b.alters[heir] {
			if slices.ContainsFunc(resets, func(name string) bool { return slices.Contains(n.step.Attrs, name) }) {
				mustAll(after, n)
			}
		}
		for _, name := range resets {
			if isChanged(b.changes[heir], name) || isLeftAs(c, to, name) {
				continue
			}
			n := b.add(Step{Verb: Alter, From: from, To: to, Attrs: []string{name}})
			mustAll(after, n)
			b.alters[heir] = append(b.alters[heir], n)
		}
		b.resetHeirs(c, heir, attr, after)
	}
}

// isLeftAs says that a change which resets an attribute leaves it in heirs as this one has it: it is the default, or what the
// parent's object keeps, which is given back to the heirs together with it.
func isLeftAs(c diff.Change, heir schema.Object, name string) bool {
	left := ""
	if !isChanged(c, name) {
		left, _ = diff.Value(c.To, name)
	}
	has, _ := diff.Value(heir, name)
	return has == left
}

func isChanged(c diff.Change, name string) bool { return slices.Contains(c.Attrs, name) }

// mustAll has several steps come before another one.
func mustAll(before []*node, n *node) {
	for _, a := range before {
		if a != n {
			must(a, n)
		}
	}
}
