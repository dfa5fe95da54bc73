package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// This file says when each stage can come: after what it needs, and after those that are in its way.

// earliest is the first moment at which a stage can come.
func (s *schedule) earliest(st Stage) Moment {
	at := st.At
	if st.Object == nil {
		for _, u := range st.Uses { // what takes its place
			at = max(at, s.ready(u, true))
		}
		return max(at, s.released(st.ID))
	}
	for _, u := range s.uses(st) {
		at = max(at, s.readyFor(st, u))
		if claim, ok := family(s.to.Get(u)); ok && s.to.Has(st.ID) {
			at = max(at, s.vacated(u, claim)) // or it would stand on another
		}
		if (s.to.Has(st.ID) || st.Alone) && hostOf(st.Object) != u {
			at = max(at, s.filled(u))
		}
	}
	for _, a := range append(s.renewedAbove(st), st.After...) {
		at = max(at, s.ready(a, true))
	}
	if s.changes[st.ID].Op == diff.Replace {
		at = max(at, s.left(st.ID))
	}
	for _, g := range st.Gathers {
		if list := s.stages[g]; len(list) > 1 {
			at = max(at, list[len(list)-2].At.Next())
		}
	}
	if _, isHanded := s.handed[st.ID]; isHanded {
		return at // its name is free, or it would have none
	}
	for _, claim := range names(st.Object) {
		at = max(at, s.vacated(st.ID, claim))
	}
	return max(at, s.freed(st))
}

// freed is the moment from which the stage suits all that uses the object: what it does not suit has gone, or changed.
func (s *schedule) freed(st Stage) Moment {
	at := First
	for _, d := range s.from.UsedBy(st.ID) {
		user, ok := s.from.Get(d).(schema.Exacting)
		if list := s.stages[d]; ok && len(list) > 0 && !user.Suits(st.Object) {
			at = max(at, list[len(list)-1].At)
		}
	}
	return at
}

// released is the moment from which nothing needs an object of the old catalog any more.
func (s *schedule) released(id schema.ID) Moment {
	at := max(s.left(id), s.unattached(id))
	for _, h := range s.heirs[id] { // what inherited it goes with it
		if list := s.stages[h]; len(list) > 0 && !s.to.Has(h) {
			at = max(at, list[len(list)-1].At)
		}
	}
	if h, ok := s.from.Get(id).(schema.Heir); ok {
		for _, a := range h.Ancestors() {
			if list := s.stages[a]; len(list) > 0 && !s.to.Has(a) {
				at = max(at, list[len(list)-1].At)
			}
		}
	}
	if list := s.stages[s.handed[id]]; len(list) > 0 {
		at = max(at, list[len(list)-1].At)
	}
	return at
}

// unattached is the moment from which an object is not attached to one of its own parts any more, as a table to its replica identity.
func (s *schedule) unattached(part schema.ID) Moment {
	whole := hostOf(s.from.Get(part))
	if !slices.Contains(schema.AttachedTo(s.from.Get(whole)), part) {
		return First
	}
	for _, st := range s.stages[whole] {
		if !slices.Contains(schema.AttachedTo(st.Object), part) {
			return st.At
		}
	}
	return First
}

// left is the moment from which what stays, and stood on an object, can stand on something else.
func (s *schedule) left(id schema.ID) Moment {
	at := First
	for _, d := range s.from.UsedBy(id) {
		uses, stages := s.to.Uses(d), s.stages[d]
		if len(stages) == 0 && !slices.Contains(uses, id) {
			for _, u := range uses {
				at = max(at, s.ready(u, true))
			}
		}
		for _, st := range stages {
			if s.leaves(st, id) {
				at = max(at, st.At)
				break
			}
		}
	}
	return at
}

// leaves says that an object, as it is from a stage on, does not stand on another one of the old catalog.
func (s *schedule) leaves(st Stage, id schema.ID) bool {
	uses := s.uses(st)
	return st.Object == nil || len(uses) > 0 && !slices.Contains(uses, id)
}

// uses lists what an object needs at a stage: not yet what it follows, or is attached to, in the end alone.
func (s *schedule) uses(st Stage) []schema.ID {
	if !s.to.Has(st.ID) {
		return st.Uses
	}
	list := append(s.to.Uses(st.ID), st.Uses...)
	if then, ok := s.to.Get(st.ID).(schema.Heir); ok {
		list = without(list, without(then.Ancestors(), st.Object.(schema.Heir).Ancestors()))
	}
	return without(list, without(schema.AttachedTo(s.to.Get(st.ID)), schema.AttachedTo(st.Object)))
}

// readyFor is the moment from which a stage can use an object. What is made of the same rows is made in one transaction.
func (s *schedule) readyFor(st Stage, id schema.ID) Moment {
	list := s.stages[id]
	switch {
	case st.Reads && len(list) == 1 && list[0].Reads:
		return list[0].At
	case len(list) > 1 && s.changes[id].Op == diff.Create && !st.Whole && slices.Contains(schema.AttachedTo(st.Object), id):
		return list[0].over() // what is attached to it is what completes it
	}
	return s.ready(id, st.Whole)
}

// ready is the moment from which an object can be used, or, whole, is as the new catalog has it.
func (s *schedule) ready(id schema.ID, whole bool) Moment {
	list := s.stages[id]
	if len(list) == 0 || !s.to.Has(id) && s.from.Has(id) {
		return First
	}
	st := complete(list)
	if whole || s.changes[id].Op == diff.Replace {
		st = list[len(list)-1]
	}
	return st.over()
}

// complete is the first stage from which an object can be used.
func complete(list []Stage) Stage {
	for _, st := range list {
		if i, ok := st.Object.(schema.Incomplete); !ok || !i.Incomplete() {
			return st
		}
	}
	return list[0]
}

// filled is the moment from which the rows have their values.
func (s *schedule) filled(id schema.ID) Moment {
	at := First
	for _, f := range s.fills {
		if f.ID == id || slices.Contains(f.Fills, id) {
			at = max(at, f.At.Next())
		}
	}
	return at
}

// vacated is the moment at which those have left who had a name, or a place in a family, before.
func (s *schedule) vacated(id schema.ID, claim schema.Claim) Moment {
	at := First
	for _, other := range s.leaving[claim] {
		if other == id {
			continue
		}
		for _, st := range s.stages[other] {
			if st.Object == nil || !slices.Contains(places(st.Object), claim) {
				at = max(at, st.over())
				break
			}
		}
	}
	return at
}
