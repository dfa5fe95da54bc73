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
