package plan

import "pawl/schema"

// connectFamilies drops what could be taken for another member of its family before that one is used: while
// f(integer) is still there, the text f(1) does not mean f(bigint). What is made again under its name may come to belong to
// another family, or none.
func (b *builder) connectFamilies() {
	gone := map[schema.Claim][]schema.ID{}
	for id := range b.drops {
		if claim, ok := family(b.from.Get(id)); ok {
			gone[claim] = append(gone[claim], id)
		}
	}
	if len(gone) == 0 {
		return
	}
	for id := range b.changes {
		uses := b.to.Uses(id)
		for _, u := range uses {
			claim, ok := family(b.to.Get(u))
			if !ok {
				continue
			}
			for _, other := range without(gone[claim], uses) {
				must(b.drops[other], b.creator(id))
				for _, n := range b.alters[id] {
					must(b.drops[other], n)
				}
			}
		}
	}
}

// family is what an object has in common with those that PostgreSQL could take in its place.
func family(o schema.Object) (shared schema.Claim, ok bool) {
	switch o := o.(type) {
	case schema.Overloaded:
		return o.Family(), true
	case schema.Found:
		return o.Found()
	}
	return schema.Claim{}, false
}
