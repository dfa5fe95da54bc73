package state

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// readBodies finds out what the bodies of routines refer to, in both states and in the one after renames. path are the
// schemas in which names without one are looked up.
func (s *Source) readBodies(from, renamed, to *schema.Catalog, path []string) {
	from.Bodies = s.bodies.Read(from, path)
	to.Bodies = s.bodies.Read(to, path)
	if renamed != nil {
		renamed.Bodies = s.bodies.Read(renamed, path)
	}
	for id, before := range s.bodies.Against(to, from, path) {
		now := to.Bodies[id]
		now.Stays = from.Has(id) && diff.Equal(from.Get(id), to.Get(id))
		for _, u := range before.List() {
			if before.Certain(u) && !to.Has(u) && !replaced(now, u) {
				now.Gone = append(now.Gone, u)
			}
		}
	}
}

// replaced says that a body finds another object by the name of one that is gone: a view in the place of a table, a
// function with other arguments.
func replaced(b *schema.Body, gone schema.ID) bool {
	return slices.ContainsFunc(b.List(), func(u schema.ID) bool {
		return u.Schema == gone.Schema && u.Parent == gone.Parent && u.Name == gone.Name
	})
}

// ReadBodies is readBodies for a state alone.
func (s *Source) ReadBodies(cat *schema.Catalog, path []string) {
	cat.Bodies = s.bodies.Read(cat, path)
}
