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
	// What is said in general comes before what is said for a schema.
	var force []schema.Implying
	for i := range schema.Each[schema.Implying](b.from) {
		force = append(force, i)
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
			force = enforce(force, i, s.Verb != Drop)
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
func (b *builder) impliedBy(force []schema.Implying, created schema.Object) []schema.Object {
	found := map[schema.ID]schema.Object{}
	for _, i := range force {
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

// enforce puts one into a list in the order of IDs, in the place of the one with its ID, or takes that out.
func enforce(force []schema.Implying, i schema.Implying, holds bool) []schema.Implying {
	at, found := slices.BinarySearchFunc(force, i.ID(), func(f schema.Implying, id schema.ID) int { return f.ID().Compare(id) })
	if found {
		force = slices.Delete(force, at, at+1)
	}
	if holds {
		force = slices.Insert(force, at, i)
	}
	return force
}
