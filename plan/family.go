package plan

import "pawl/schema"

// connectFamilies drops what could be taken for another member of its family before that one is used: while
// f(integer) is still there, the text f(1) does not mean f(bigint).
func (b *builder) connectFamilies() {
	gone := map[schema.Claim][]*node{}
	for id, n := range b.drops {
		if o, ok := b.from.Get(id).(schema.Overloaded); ok && !b.created(id) {
			gone[o.Family()] = append(gone[o.Family()], n)
		}
	}
	if len(gone) == 0 {
		return
	}
	for id := range b.changes {
		for _, u := range b.to.Uses(id) {
			o, ok := b.to.Get(u).(schema.Overloaded)
			if !ok {
				continue
			}
			for _, drop := range gone[o.Family()] {
				must(drop, b.creator(id))
				for _, n := range b.alters[id] {
					must(drop, n)
				}
			}
		}
	}
}
