package plan

import (
	"pawl/diff"
	"pawl/schema"
)

// connectTastes says what had better come first, so that more fits into CREATE TABLE: the table that a foreign key
// points to, the sequence of a default.
func (b *builder) connectTastes() {
	for id, n := range b.creates {
		in, ok := b.to.Get(id).(schema.Inline)
		if !ok || in.InlineMode() != schema.InlineMay {
			continue
		}
		owner := b.creator(in.Host())
		if owner == nil {
			continue
		}
		for other := range n.after {
			if other != owner && !owner.before[other] {
				owner.soft[other] = true
			}
		}
	}
}

// connectNewHeirs says whether a child table had better be there before what a parent's makes in it: a constraint that is not valid makes
// one that is not valid either, but for a table that is made later.
func (b *builder) connectNewHeirs() {
	for id, table := range b.creates {
		for _, part := range b.to.UsedBy(id) {
			h, ok := b.to.Get(part).(schema.Bare)
			if !ok || hostOf(h) != id || !h.Inherited() {
				continue
			}
			for _, a := range h.Ancestors() {
				b.connectNewHeir(h, table, a)
			}
		}
	}
}

// connectNewHeir does so for one object of a new table and what it follows.
func (b *builder) connectNewHeir(h schema.Bare, table *node, ancestor schema.ID) {
	n, above := b.maker(ancestor), b.to.Get(ancestor)
	in, ok := above.(schema.Inline)
	switch {
	case n == nil || !ok || in.InlineMode() != schema.InlineNever:
	case diff.Equal(h.Bare(above), h):
		n.soft[table] = true
	default:
		table.soft[n] = true
	}
}

// maker is the step that makes an object, or what it follows in a parent table.
func (b *builder) maker(id schema.ID) *node {
	if n := b.creates[id]; n != nil {
		return n
	}
	for _, a := range ancestors(b.to.Get(id)) {
		if n := b.maker(a); n != nil {
			return n
		}
	}
	return nil
}
