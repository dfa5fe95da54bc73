package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// endsWith says that the object belongs to a part of its host that waits: the key of a column. It must be able to: what a foreign
// key stands on can go, or come to be over other columns.
func (s *schedule) endsWith(c diff.Change) bool {
	return s.stands(c.ID(), map[schema.ID]bool{}) && slices.ContainsFunc(s.from.Uses(c.ID()), func(u schema.ID) bool {
		part := s.changes[u]
		in, isPart := part.From.(schema.Inline)
		return isPart && in.InlineMode() == schema.InlineAlways && u != hostOf(c.From) && part.Op == diff.Drop && part.From != nil && hostOf(part.From) == hostOf(c.From) && s.canWait(part)
	})
}

// canWait says that the object can stay where it is while everything else changes.
func (s *schedule) canWait(c diff.Change) bool {
	if host := s.changes[hostOf(c.From)]; host.Op == diff.Drop && host.From != nil {
		return s.canWait(host)
	}
	if e, ok := c.From.(schema.Exposed); !ok || !e.Exposed() || s.displaced(c.From) {
		return false
	}
	seen := map[schema.ID]bool{}
	for _, u := range s.from.UsedBy(c.ID()) {
		_, changes := s.changes[u]
		if isPart := hostOf(s.from.Get(u)) == c.ID(); !changes || isPart && !s.stands(u, seen) {
			return false
		}
	}
	return s.stands(c.ID(), seen)
}

// stands says that nothing which an object uses changes in a way that would move it.
func (s *schedule) stands(id schema.ID, seen map[schema.ID]bool) bool {
	if seen[id] {
		return true
	}
	seen[id] = true
	for _, u := range append(s.from.Uses(id), schema.AttachedTo(s.from.Get(id))...) {
		c, changes := s.changes[u]
		if hostOf(s.from.Get(u)) == id {
			continue // a part of its own, like its replica identity
		}
		altered := c.Op == diff.Alter && (c.Rebuilds(id.Kind) || u != hostOf(s.from.Get(id)))
		if changes && (c.Op == diff.Replace || altered) || !s.stands(u, seen) {
			return false
		}
	}
	return true
}

// displaced says that something new takes the object's name, or would be mistaken for it.
func (s *schedule) displaced(o schema.Object) bool {
	return slices.ContainsFunc(names(o), func(c schema.Claim) bool { return s.taken[c] })
}

// names are the names that an object takes, and the one that it shares with its overloads.
func names(o schema.Object) []schema.Claim {
	list := slices.Clone(claims(o))
	if f, ok := o.(schema.Overloaded); ok {
		list = append(list, f.Family())
	}
	return list
}

// places are its names, and what it shares with others that could be found for it.
func places(o schema.Object) []schema.Claim {
	list := names(o)
	if claim, ok := family(o); ok && !slices.Contains(list, claim) {
		list = append(list, claim)
	}
	return list
}
