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
}

// newSchedule gives every change its moments. online says whether what old code needs waits for the end.
func newSchedule(p *Pass, rules []*Rule, changes []diff.Change) (*schedule, error) {
	s := &schedule{from: p.From, to: p.To, changes: map[schema.ID]diff.Change{}, stages: map[schema.ID][]Stage{}}
	for _, c := range changes {
		s.changes[c.ID()] = c
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
	return s, s.relax()
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
	case p.Online != nil && c.Op == diff.Drop && (s.canWait(c) || s.endsWith(c)):
		st.At = Contract
	}
	return st
}

// endsWith says that the object belongs to a part of its host that waits: the key of a column.
func (s *schedule) endsWith(c diff.Change) bool {
	return slices.ContainsFunc(s.from.Uses(c.ID()), func(u schema.ID) bool {
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
	for _, u := range s.from.UsedBy(c.ID()) {
		if _, changes := s.changes[u]; !changes {
			return false
		}
	}
	return s.stands(c.ID(), map[schema.ID]bool{})
}

// stands says that nothing which an object uses changes in a way that would move it.
func (s *schedule) stands(id schema.ID, seen map[schema.ID]bool) bool {
	if seen[id] {
		return true
	}
	seen[id] = true
	uses := s.from.Uses(id)
	if a, ok := s.from.Get(id).(schema.Attaching); ok {
		for _, at := range a.Attachments() {
			uses = append(uses, at.Needs...)
		}
	}
	for _, u := range uses {
		c, changes := s.changes[u]
		altered := c.Op == diff.Alter && (c.Rebuilds(id.Kind) || u != hostOf(s.from.Get(id)))
		if changes && (c.Op == diff.Replace || altered) || !s.stands(u, seen) {
			return false
		}
	}
	return true
}

// displaced says that something new takes the object's name, or would be mistaken for it.
func (s *schedule) displaced(o schema.Object) bool {
	taken := map[schema.Claim]bool{}
	for _, c := range s.changes {
		if c.Op != diff.Drop {
			for _, claim := range names(c.To) {
				taken[claim] = true
			}
		}
	}
	return slices.ContainsFunc(names(o), func(c schema.Claim) bool { return taken[c] })
}

// names are the names that an object takes, and the one that it shares with its overloads.
func names(o schema.Object) []schema.Claim {
	list := slices.Clone(claims(o))
	if f, ok := o.(schema.Overloaded); ok {
		list = append(list, f.Family())
	}
	return list
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
			if list := s.stages[f.ID]; len(list) > 0 && list[0].At > f.At {
				s.fills[i].At, moved = list[0].At, true
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
		return max(at, s.released(st.ID))
	}
	for _, u := range s.uses(st) {
		at = max(at, s.ready(u, st.Whole))
		if (s.to.Has(st.ID) || st.Alone) && hostOf(st.Object) != u {
			at = max(at, s.filled(u))
		}
	}
	for _, claim := range names(st.Object) {
		at = max(at, s.vacated(st.ID, claim))
	}
	return at
}

// released is the moment from which nothing needs an object of the old catalog any more.
func (s *schedule) released(id schema.ID) Moment {
	at := First
	for _, d := range s.from.UsedBy(id) {
		if list := s.stages[d]; len(list) > 0 {
			at = max(at, list[len(list)-1].At)
			continue
		}
		for _, u := range s.to.Uses(d) { // it stays, and will stand on something else
			at = max(at, s.ready(u, true))
		}
	}
	if s.heirs == nil {
		s.heirs = heirsIn(s.from)
	}
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
	return at
}

func (s *schedule) uses(st Stage) []schema.ID {
	if s.to.Has(st.ID) {
		return append(s.to.Uses(st.ID), st.Uses...)
	}
	return st.Uses
}

// ready is the moment from which an object can be used, or, whole, is as the new catalog has it.
func (s *schedule) ready(id schema.ID, whole bool) Moment {
	list := s.stages[id]
	if len(list) == 0 || !s.to.Has(id) && s.from.Has(id) {
		return First
	}
	st := list[0]
	if whole || s.changes[id].Op == diff.Replace {
		st = list[len(list)-1]
	}
	if st.Alone {
		return st.At.Next()
	}
	return st.At
}

// filled is the moment from which the rows have their values.
func (s *schedule) filled(id schema.ID) Moment {
	at := First
	for _, f := range s.fills {
		if f.ID == id {
			at = max(at, f.At.Next())
		}
	}
	return at
}

// vacated is the moment at which those have left who had a name before.
func (s *schedule) vacated(id schema.ID, claim schema.Claim) Moment {
	at := First
	for _, c := range s.changes {
		if c.Op != diff.Drop || c.ID() == id || !slices.Contains(names(c.From), claim) {
			continue
		}
		list := s.stages[c.ID()]
		at = max(at, list[len(list)-1].At)
	}
	return at
}

// costly lists what takes long to make, and is made for this migration: what is built alone, and what helps for a while
// and is checked against all rows. Nobody waits for that on the way back.
func (s *schedule) costly() map[schema.ID]bool {
	list := map[schema.ID]bool{}
	for id, stages := range s.stages {
		versions := 0
		for _, st := range stages {
			if st.Object != nil {
				versions++
			}
			if st.Alone && st.Object != nil && !s.from.Has(id) {
				list[id] = true
			}
		}
		if versions > 1 && !s.from.Has(id) && !s.to.Has(id) {
			list[id] = true
		}
	}
	return list
}

// hop is the way to one catalog on the way to the last.
type hop struct {
	to        *schema.Catalog
	alone     bool
	phase     Phase
	completes []diff.Change
	rules     []string
	fill      *Step
}

// hops puts the stages together: at each moment first what happens in a transaction, then the rest one by one.
func (s *schedule) hops() []hop {
	byMoment := map[Moment][]Stage{}
	for _, id := range slices.SortedFunc(maps.Keys(s.stages), schema.ID.Compare) {
		for _, st := range s.stages[id] {
			byMoment[st.At] = append(byMoment[st.At], st)
		}
	}
	for _, st := range s.fills {
		byMoment[st.At] = append(byMoment[st.At], st)
	}
	at := s.from
	var list []hop
	for _, m := range slices.Sorted(maps.Keys(byMoment)) {
		var together, reading []Stage
		var apart [][]Stage
		for _, st := range byMoment[m] {
			switch {
			case st.Alone || st.Fill != nil:
				apart = append(apart, []Stage{st})
			case st.Reads:
				reading = append(reading, st)
			default:
				together = append(together, st)
			}
		}
		for _, group := range append([][]Stage{together, reading}, apart...) {
			if len(group) > 0 {
				h := s.hop(at, group)
				list, at = append(list, h), h.to
			}
		}
	}
	return s.withoutIdle(list)
}

// withoutIdle leaves out hops that find everything done: an earlier migration was not finished.
func (s *schedule) withoutIdle(hops []hop) []hop {
	at := s.from
	var list []hop
	var completes []diff.Change
	for _, h := range hops {
		completes = append(completes, h.completes...)
		if h.fill == nil && len(diff.Compare(at, h.to)) == 0 {
			continue
		}
		h.completes, completes = completes, nil
		if h.phase == PhaseExpand && len(list) > 0 && list[len(list)-1].phase == PhaseMigrate {
			h.phase = PhaseMigrate // it needs the data to be where it belongs
		}
		list, at = append(list, h), h.to
	}
	return list
}

func (s *schedule) hop(at *schema.Catalog, group []Stage) hop {
	h := hop{to: at, phase: group[0].phase(), alone: group[0].Alone, fill: group[0].Fill}
	for _, st := range group {
		if st.rule != "" && !slices.Contains(h.rules, st.rule) {
			h.rules = append(h.rules, st.rule)
		}
		if c, ok := s.changes[st.ID]; ok && st.Fill == nil && s.isLast(st) {
			h.completes = append(h.completes, c)
		}
	}
	if h.fill != nil {
		return h
	}
	h.to = at.Clone()
	for _, st := range group {
		if st.Object == nil {
			h.to.Remove(st.ID)
			s.turn(h.to, st.ID)
			continue
		}
		h.to.Put(st.Object)
		h.to.SetUses(st.ID, s.uses(st))
	}
	s.carryBodies(h.to)
	return h
}

// turn has what stays and stood on an object that is gone stand on what it stands on in the end.
func (s *schedule) turn(at *schema.Catalog, gone schema.ID) {
	for _, d := range at.UsedBy(gone) {
		if _, changes := s.changes[d]; !changes && at.Has(d) && s.to.Has(d) {
			at.SetUses(d, s.to.Uses(d))
		}
	}
}

func (s *schedule) isLast(st Stage) bool {
	list := s.stages[st.ID]
	return list[len(list)-1].At == st.At
}
