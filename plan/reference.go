package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// connectReferences orders the changes of an attribute that must not be at odds between objects that refer to each
// other by their members: tables by foreign keys. Where the reference goes, or comes, they need only be made while it is not there.
func (b *builder) connectReferences(id schema.ID, c diff.Change) {
	for _, attr := range c.Attrs {
		first, ordered := c.ReferrerFirst(attr)
		if !ordered {
			continue
		}
		for _, m := range referrers(b.from, id) {
			other := host(b.from, m)
			for _, n := range append(b.altersOf(other, attr), b.alters[id]...) {
				must(b.drops[m], n)
			}
			if other == id || b.drops[m] != nil || !b.to.Has(m) {
				continue
			}
			for _, referrer := range b.altersOf(other, attr) {
				for _, n := range b.alters[id] {
					if first {
						must(referrer, n)
					} else {
						must(n, referrer)
					}
				}
			}
		}
		for _, m := range referrers(b.to, id) {
			for _, n := range append(b.altersOf(host(b.to, m), attr), b.alters[id]...) {
				must(n, b.creates[m])
			}
		}
	}
}

// altersOf are the steps that change an attribute of an object.
func (b *builder) altersOf(id schema.ID, attr string) []*node {
	if c, changes := b.changes[id]; changes && slices.Contains(c.Attrs, attr) {
		return slices.Clone(b.alters[id])
	}
	return nil
}

// referrers are what uses the object or one of its members.
func referrers(cat *schema.Catalog, id schema.ID) []schema.ID {
	list := slices.Clone(cat.UsedBy(id))
	for _, m := range cat.UsedBy(id) {
		if host(cat, m) == id {
			list = append(list, cat.UsedBy(m)...)
		}
	}
	return list
}
