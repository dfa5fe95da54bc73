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
	for {
		p, err := Make(from, to)
		if err != nil {
			return nil, err
		}
		again := false
		for _, s := range p.Steps {
			if s.Verb == Create && costly[s.To.ID()] {
				again = true
				to = lacking(to, s.To.ID(), gone)
			}
		}
		if !again {
			p.tolerate(gone)
			return p, nil
		}
	}
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
