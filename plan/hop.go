package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// costly lists what takes long to make, and is made for this migration: what is built alone, and what helps for a while
// and is checked against all rows. Nobody waits for that on the way back.
func (s *schedule) costly() map[schema.ID]bool {
	list := map[schema.ID]bool{}
	for id, stages := range s.stages {
		versions := 0
		for _, st := range stages {
			if st.Object != nil && !st.Serves {
				versions++
			}
			if st.Alone && st.Object != nil && !st.Serves && !s.from.Has(id) {
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
	at        Moment
	to        *schema.Catalog
	alone     bool
	phase     Phase
	completes []diff.Change
	rules     []string
	fill      *Step

	// renames are made first, and lead to from; returns are what can be read under its old type again once they are undone.
	renames []Renaming
	from    *schema.Catalog
	returns []Retyping
	moved   []Renaming // columns that have exchanged their names with a copy then
	swapped bool       // the names of retyped columns have changed hands

	link    *link       // tables leave or join
	gathers []schema.ID // what something new takes in, and would take away with it
}

// hops puts the stages together: at each moment first what happens in a transaction, then the rest one by one.
func (s *schedule) hops() []hop {
	byMoment := map[Moment][]Stage{}
	for _, id := range slices.SortedFunc(maps.Keys(s.stages), schema.ID.Compare) {
		for _, st := range s.stages[id] {
			byMoment[st.At] = append(byMoment[st.At], st)
		}
	}
	for _, st := range slices.SortedStableFunc(slices.Values(s.fills), func(a, b Stage) int { return a.Rank - b.Rank }) {
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
	h := hop{at: group[0].At, to: at, phase: group[0].phase(), alone: group[0].Alone, fill: group[0].Fill}
	for _, st := range group {
		if st.rule != "" && !slices.Contains(h.rules, st.rule) {
			h.rules = append(h.rules, st.rule)
		}
		h.gathers = append(h.gathers, st.Gathers...)
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
		uses := s.uses(st)
		if len(uses) == 0 {
			uses = s.from.Uses(st.ID) // it goes later
		}
		h.to.SetUses(st.ID, uses)
		if s.changes[st.ID].Op == diff.Replace {
			s.turn(h.to, st.ID)
		}
		if s.isLast(st) {
			s.bring(h.to, st.ID)
		}
		s.inherit(h.to, st.ID)
	}
	s.carryBodies(h.to)
	return h
}

// bring has the parts of an object that become another one by themselves when it changes, like the sequence of an identity
// column with the persistence of its table.
func (s *schedule) bring(at *schema.Catalog, changed schema.ID) {
	for _, d := range s.to.UsedBy(changed) {
		part, isPart := s.to.Get(d).(schema.Hosted)
		if _, changes := s.changes[d]; isPart && !changes && part.Host() == changed && at.Has(d) && s.from.Has(d) {
			at.Put(part)
		}
	}
}

// inherit has what child tables had before follow the same thing of their parents', once that is there.
func (s *schedule) inherit(at *schema.Catalog, parent schema.ID) {
	if !s.to.Has(parent) || s.from.Has(parent) {
		return
	}
	for _, id := range s.toHeirs[parent] {
		if heir := s.to.Get(id); at.Has(id) && diff.Equal(at.Get(id), heir) {
			at.Put(heir)
			at.SetUses(id, s.to.Uses(id))
		}
	}
}

// turn has what stays and stood on an object, and not on what is there in the end under its name, stand on what it stands on
// then.
func (s *schedule) turn(at *schema.Catalog, left schema.ID) {
	for _, d := range at.UsedBy(left) {
		uses := s.to.Uses(d)
		if _, changes := s.changes[d]; !changes && at.Has(d) && s.to.Has(d) && !slices.Contains(uses, left) {
			at.SetUses(d, uses)
		}
	}
}

func (s *schedule) isLast(st Stage) bool {
	list := s.stages[st.ID]
	return list[len(list)-1].At == st.At
}
