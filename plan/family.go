package plan

import "pawl/schema"

// connectFamilies drops what could be taken for another member of its family before that one is used: while
// f(integer) is still there, the text f(1) does not mean f(bigint). What is made again under its name may come to belong to
// another family, or none.
func (b *builder) connectFamilies() {
	gone := map[schema.Claim][]schema.ID{}
	for id := range b.drops {
		if o, ok := b.from.Get(id).(schema.Overloaded); ok {
			gone[o.Family()] = append(gone[o.Family()], id)
		}
	}
	if len(gone) == 0 {
		return
	}
	for id := range b.changes {
		uses := b.to.Uses(id)
		for _, u := range uses {
			o, ok := b.to.Get(u).(schema.Overloaded)
			if !ok {
				continue
			}
			for _, other := range without(gone[o.Family()], uses) {
				must(b.drops[other], b.creator(id))
				for _, n := range b.alters[id] {
					must(b.drops[other], n)
				}
			}
		}
	}
}
