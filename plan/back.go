package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// makeDown plans the way back over one part. What is costly to build and was used up since is not built again, only to be
// dropped by the undoing of the part that built it: it is gone from then on. The way back must do whether or not later
// parts have been undone, or ever ran.
func makeDown(from, to *schema.Catalog, costly, gone map[schema.ID]bool) (*Plan, error) {
	for _, id := range slices.SortedFunc(maps.Keys(gone), schema.ID.Compare) {
		had := to.Get(id)
		if had == nil {
			continue
		}
		to = lacking(to, id, gone)
		if now := from.Get(id); now != nil && diff.Equal(now, had) {
			from = lacking(from, id, gone)
		}
	}
	from = unsure(from, to, costly)
	for {
		p, err := makeAtOnce(from, to)
		if err != nil {
			return nil, err
		}
		left := p.leftOut(costly)
		if len(left) == 0 {
			p.tolerate(gone)
			return p, nil
		}
		for _, id := range left {
			to = lacking(to, id, gone)
		}
	}
}

// unsure is a catalog in which what stands on one of several objects that would do stands on each of those that do not stay as
// they are: the undoing of later parts may have put it there. On what is costly it has put nothing, see leftOut.
func unsure(from, to *schema.Catalog, costly map[schema.ID]bool) *schema.Catalog {
	out := from
	for o := range from.Differing(to) {
		f, ok := o.(schema.Found)
		if !ok || costly[o.ID()] {
			continue
		}
		claim, ok := f.Found()
		if !ok {
			continue
		}
		for _, other := range from.UsedBy(hostOf(o)) {
			if shared, ok := family(from.Get(other)); !ok || shared != claim || other == o.ID() {
				continue
			}
			for _, user := range from.UsedBy(other) {
				if _, compares := from.Get(user).(schema.Comparing); compares && to.Has(user) {
					out = out.Clone()
					out.AddUse(user, o.ID())
				}
			}
		}
	}
	return out
}

// leftOut lists what a way back does without among what is costly: what it would build again, and what PostgreSQL would find in the
// place of something else, so that it could not be dropped afterwards.
func (p *Plan) leftOut(costly map[schema.ID]bool) []schema.ID {
	var list []schema.ID
	for _, s := range p.Steps {
		if s.Verb == Create && costly[s.To.ID()] {
			list = append(list, s.To.ID())
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(costly), schema.ID.Compare) {
		if o := p.To.Get(id); o != nil && !slices.Contains(list, id) && p.isInWay(o) {
			list = append(list, id)
		}
	}
	return list
}

// isInWay says that what is to stand on another object would be found to stand on this one, be it made or there already.
func (p *Plan) isInWay(o schema.Object) bool {
	claim, ok := family(o)
	if !ok {
		return false
	}
	for _, user := range p.From.UsedBy(o.ID()) {
		if p.From.Has(user) && p.To.Has(user) && !slices.Contains(p.To.Uses(user), o.ID()) {
			return true
		}
	}
	return slices.ContainsFunc(p.Steps, func(s Step) bool {
		return s.Verb == Create && slices.ContainsFunc(p.To.Uses(s.To.ID()), func(u schema.ID) bool {
			shared, isFound := family(p.To.Get(u))
			return isFound && shared == claim && u != o.ID()
		})
	})
}

// bringBack has the way back know where values come from that it brings back or takes away.
func (o Options) bringBack(p *Part, swapped bool) {
	filled, moved := maps.Clone(o.Hints.Backfill), map[schema.ID]string{}
	if filled == nil {
		filled = map[schema.ID]string{}
	}
	o.bringBackData(p, filled)
	o.bringBackTwins(p, swapped, moved)
	if o.Retyped != nil {
		o.Retyped.bringBack(p, swapped, filled, moved)
	}
	p.Down.Backfill = filled
	if len(moved) > 0 {
		p.Down.Steps = apply(&Pass{From: p.Down.From, To: p.Down.To, Hints: Hints{Backfill: moved}}, o.Rules, p.Down.Steps)
	}
}

// tolerate has drops find nothing where it is not certain that there is something. What ends with its host does so anyway.
func (p *Plan) tolerate(gone map[schema.ID]bool) {
	p.Steps = slices.DeleteFunc(p.Steps, func(s Step) bool {
		return s.Verb == Drop && gone[s.From.ID()] && gone[hostOf(s.From)]
	})
	for i, s := range p.Steps {
		p.Steps[i].IfExists = s.IfExists || s.Verb == Drop && gone[s.From.ID()]
	}
}

// lacking is the catalog without an object and what hangs on it, all of which is noted as gone.
func lacking(c *schema.Catalog, id schema.ID, gone map[schema.ID]bool) *schema.Catalog {
	out := c.Clone()
	var remove func(id schema.ID)
	remove = func(id schema.ID) {
		if !out.Has(id) {
			return
		}
		out.Remove(id)
		gone[id] = true
		for _, u := range c.UsedBy(id) {
			remove(u)
		}
	}
	remove(id)
	return out
}
