package plan

import (
	"fmt"
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// schedule spreads the changes of a migration over moments.
type schedule struct {
	from, to *schema.Catalog
	changes  map[schema.ID]diff.Change
	stages   map[schema.ID][]Stage // in order of time
	fills    []Stage
	heirs    map[schema.ID][]schema.ID // in the old catalog
	toHeirs  map[schema.ID][]schema.ID // in the new one
	taken    map[schema.Claim]bool     // names that something new has
	leaving  map[schema.Claim][]schema.ID
	renewed  map[schema.ID][]schema.ID // by table, what of it is made anew and those attached to it get
	handed   map[schema.ID]schema.ID   // what new tables have meanwhile, and what of their parents' that is like
}

// newSchedule gives every change its moments: those that a rule says, or else one.
func newSchedule(p *Pass, rules []*Rule, changes []diff.Change) (*schedule, error) {
	s := &schedule{from: p.From, to: p.To, changes: map[schema.ID]diff.Change{}, stages: map[schema.ID][]Stage{},
		heirs: heirsIn(p.From), toHeirs: heirsIn(p.To), taken: map[schema.Claim]bool{}, leaving: map[schema.Claim][]schema.ID{},
		renewed: map[schema.ID][]schema.ID{}, handed: map[schema.ID]schema.ID{}}
	for _, c := range changes {
		s.changes[c.ID()] = c
		if h, ok := c.From.(schema.Handed); ok && c.Op == diff.Replace {
			s.renewed[hostOf(h)] = append(s.renewed[hostOf(h)], c.ID())
		}
		for _, claim := range names(c.To) {
			s.taken[claim] = true
		}
		if c.Op == diff.Drop || c.Op == diff.Replace {
			for _, claim := range without(places(c.From), places(c.To)) {
				s.leaving[claim] = append(s.leaving[claim], c.ID())
			}
		}
	}
	p.canWait = s.canWait
	p.stands = func(id schema.ID) bool { return s.stands(id, map[schema.ID]bool{}) }
	for _, r := range rules {
		if r.Begin != nil {
			s.add(named(r, r.Begin(p)))
		}
	}
	for _, c := range changes {
		s.add(stagesOf(p, rules, c))
	}
	for _, c := range changes {
		if s.stages[c.ID()] == nil { // else a rule has it, or is at it since an earlier migration that was not finished
			s.stages[c.ID()] = []Stage{s.plain(p, c)}
		}
	}
	s.holdForSwap(p)
	err := s.relax()
	if err == nil && s.welcome() {
		err = s.relax()
	}
	return s, err
}

func (s *schedule) add(list []Stage) {
	for _, st := range list {
		if st.Fill != nil {
			s.fills = append(s.fills, st)
		} else {
			s.stages[st.ID] = append(s.stages[st.ID], st)
		}
	}
}

// plain is the one stage of a change that no rule spreads.
func (s *schedule) plain(p *Pass, c diff.Change) Stage {
	st := Stage{At: Expand, ID: c.ID(), Object: c.To}
	switch {
	case c.Commits():
		st.At = First
	case c.Op == diff.Drop && (p.Online != nil && p.Online(Root(p.From, c.From)) || len(p.Data) > 0) && (s.canWait(c) || s.endsWith(c)):
		st.At = Contract
	}
	return st
}

// relax moves stages to later moments until each comes after what it needs.
func (s *schedule) relax() error {
	ids := slices.SortedFunc(maps.Keys(s.stages), schema.ID.Compare)
	for range 100 {
		moved := false
		for _, id := range ids {
			list := s.stages[id]
			for i := range list {
				if at := s.earliest(list[i]); at > list[i].At {
					list[i].At, moved = at, true
				}
				if i > 0 && list[i].At <= list[i-1].At {
					list[i].At, moved = list[i-1].At.Next(), true
				}
			}
		}
		for i, f := range s.fills {
			for _, id := range append([]schema.ID{f.ID}, f.Uses...) {
				if list := s.stages[id]; len(list) > 0 && list[0].At > s.fills[i].At {
					s.fills[i].At, moved = list[0].At, true
				}
			}
		}
		if !moved {
			return nil
		}
	}
	return fmt.Errorf("the steps of this migration wait for each other")
}

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
	at := s.left(id)
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
	if then, ok := s.to.Get(st.ID).(schema.Attaching); ok {
		list = without(list, without(attachedIn(then), attachedIn(st.Object)))
	}
	return list
}

// attachedIn lists what an object is attached to.
func attachedIn(o schema.Object) []schema.ID {
	var list []schema.ID
	if a, ok := o.(schema.Attaching); ok {
		for _, at := range a.Attachments() {
			list = append(list, at.Needs...)
		}
	}
	return list
}

// readyFor is the moment from which a stage can use an object. What is made of the same rows is made in one transaction.
func (s *schedule) readyFor(st Stage, id schema.ID) Moment {
	if list := s.stages[id]; st.Reads && len(list) == 1 && list[0].Reads {
		return list[0].At
	}
	if list := s.stages[id]; len(list) > 1 && s.changes[id].Op == diff.Create && !st.Whole && slices.Contains(attachedIn(st.Object), id) {
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
