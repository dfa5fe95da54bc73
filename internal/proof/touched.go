package proof

import (
	"maps"
	"slices"

	"pawl/plan"
	"pawl/schema"
)

// Touched is as much of two states as a migration between them is about: what it changes, the tables that this belongs to
// or uses, all that uses those, and what all of it stands on. What is outside is there as well, as far as it is used: in
// the result it is like everything else.
type Touched struct {
	From, To *schema.Catalog
	// left holds what is in the whole states, and not in these.
	left map[schema.ID]bool
}

// Size is how many objects there are in the larger of the two states.
func (t *Touched) Size() int { return max(len(t.From.IDs()), len(t.To.IDs())) }

// Touch finds out what a migration touches.
func Touch(parts []plan.Part, from, to *schema.Catalog) *Touched {
	seeds := map[schema.ID]bool{}
	for _, p := range parts {
		for _, way := range []*plan.Plan{p.Up, p.Down} {
			for _, s := range way.Steps {
				if s.Data != nil { // its texts may name anything
					markAll(seeds, from)
					markAll(seeds, to)
				}
				for _, o := range []schema.Object{s.From, s.To} {
					if o != nil {
						seeds[o.ID()] = true
						seeds[plan.Root(way.From, o)], seeds[plan.Root(way.To, o)] = true, true
					}
				}
			}
		}
	}
	for id := range maps.Clone(seeds) {
		for _, cat := range []*schema.Catalog{from, to} {
			for _, used := range cat.Uses(id) {
				if used.Kind == schema.KindTable {
					seeds[used] = true
				}
			}
		}
	}
	withUsers(seeds, from)
	withUsers(seeds, to)
	for _, cat := range []*schema.Catalog{from, to} { // default privileges come with what is made anew
		for i := range schema.Each[schema.Implying](cat) {
			seeds[i.ID()] = true
		}
	}
	for before := -1; before != len(seeds); { // what one side stands on is there on the other as well
		before = len(seeds)
		withGround(seeds, from)
		withGround(seeds, to)
	}
	t := &Touched{From: part(from, seeds), To: part(to, seeds), left: map[schema.ID]bool{}}
	for _, id := range append(from.IDs(), to.IDs()...) {
		t.left[id] = !t.From.Has(id) && !t.To.Has(id)
	}
	return t
}

// withUsers adds what uses some of the objects, and what uses that.
func withUsers(ids map[schema.ID]bool, cat *schema.Catalog) {
	queue := slices.Collect(maps.Keys(ids))
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if id.Kind == schema.KindSchema || id.Kind == schema.KindExtension || id.Kind == schema.KindRole || !cat.Has(id) {
			continue // used by all that is in it
		}
		for _, user := range cat.UsedBy(id) {
			if !ids[user] {
				ids[user] = true
				queue = append(queue, user)
			}
		}
	}
}

func markAll(ids map[schema.ID]bool, cat *schema.Catalog) {
	for _, id := range cat.IDs() {
		ids[id] = true
	}
}

// withGround adds what objects stand on, what bodies of routines name that are strings, and the checks of domains.
func withGround(ids map[schema.ID]bool, cat *schema.Catalog) {
	for _, id := range cat.Closure(slices.Collect(maps.Keys(ids))).IDs() {
		ids[id] = true
		body := cat.Bodies[id]
		for _, named := range body.List() {
			ids[named] = true
		}
		if body != nil && body.Opaque { // it may name anything
			markAll(ids, cat)
		}
		if id.Kind == schema.KindDomain {
			for _, user := range cat.UsedBy(id) {
				ids[user] = ids[user] || user.Kind == schema.KindDomainConstraint
			}
		}
	}
	maps.DeleteFunc(ids, func(_ schema.ID, in bool) bool { return !in })
}

// part is the closure of objects in a catalog, with what a new database has.
func part(cat *schema.Catalog, ids map[schema.ID]bool) *schema.Catalog {
	list := append(slices.SortedFunc(maps.Keys(ids), schema.ID.Compare), schema.Initial(cat).IDs()...)
	out := cat.Closure(list)
	out.Outside = map[schema.ID]bool{}
	out.Owners = map[schema.ID]string{}
	for id, role := range cat.Owners {
		if out.Owners[id] = out.User; cat.Has(id.About(schema.KindOwner)) { // others are not compared
			out.Owners[id] = role
		}
	}
	return out
}
