package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// imply goes through the ordered steps and adds what sets right the objects that PostgreSQL makes by itself along
// with those that are created: default privileges are those at the moment of creation, which may be others than
// where the new catalog came from. What is wanted anyway starts from them.
func (b *builder) imply(steps []Step) []Step {
	force := map[schema.ID]schema.Implying{}
	for i := range schema.Each[schema.Implying](b.from) {
		force[i.ID()] = i
	}
	made := map[schema.ID]schema.Object{}
	var out []Step
	for _, s := range steps {
		id := s.Object().ID()
		if implied, ok := made[id]; ok && s.Verb == Create {
			if s.Attrs = diff.Differences(implied, s.To); len(s.Attrs) == 0 {
				continue
			}
			s.Verb, s.From = Alter, implied
		}
		out = append(out, s)
		if i, ok := s.Object().(schema.Implying); ok {
			force[id] = i
			if s.Verb == Drop {
				delete(force, id)
			}
		}
		if s.Verb != Create {
			continue
		}
		for _, o := range b.impliedBy(force, s.To) {
			if b.to.Has(o.ID()) {
				made[o.ID()] = o
			} else {
				out = append(out, Step{Verb: Drop, From: o})
			}
		}
	}
	return out
}

// impliedBy lists what comes into being with an object, in order. Kinds of which nothing is known are left alone, and so
// is what is outside.
func (b *builder) impliedBy(force map[schema.ID]schema.Implying, created schema.Object) []schema.Object {
	var list []schema.Implying
	for _, i := range force {
		list = append(list, i)
	}
	// What is said in general comes before what is said for a schema.
	slices.SortFunc(list, func(x, y schema.Implying) int { return x.ID().Compare(y.ID()) })
	found := map[schema.ID]schema.Object{}
	for _, i := range list {
		i.Implies(created, found)
	}
	var out []schema.Object
	for id, o := range found {
		if b.from.Unknown[id.Kind] == "" && b.to.Unknown[id.Kind] == "" && !b.to.Outside[id] {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(x, y schema.Object) int { return x.ID().Compare(y.ID()) })
	return out
}
