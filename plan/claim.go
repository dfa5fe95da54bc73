package plan

import (
	"slices"

	"pawl/schema"
)

// connectClaims frees a name before something else takes it.
func (b *builder) connectClaims() {
	freed, taken := map[schema.Claim][]*node{}, map[schema.Claim][]*node{}
	for id, n := range b.drops {
		if b.asides[id] != nil {
			n = b.asides[id]
		}
		note(freed, claims(b.from.Get(id)), n)
	}
	for id, n := range b.creates {
		note(taken, claims(b.to.Get(id)), n)
	}
	for id, nodes := range b.alters {
		c := b.changes[id]
		for _, n := range nodes {
			note(freed, without(claims(c.From), claims(c.To)), n)
			note(taken, without(claims(c.To), claims(c.From)), n)
		}
	}
	for claim, nodes := range taken {
		for _, n := range nodes {
			for _, f := range freed[claim] {
				must(f, n)
			}
		}
	}
}

func claims(o schema.Object) []schema.Claim {
	if c, ok := o.(schema.Claimant); ok {
		return c.Claims()
	}
	return nil
}

func without[T comparable](list, other []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return slices.Contains(other, x) })
}

func note(m map[schema.Claim][]*node, claims []schema.Claim, n *node) {
	for _, c := range claims {
		m[c] = append(m[c], n)
	}
}
