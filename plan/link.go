package plan

import (
	"fmt"
	"maps"

	"pawl/diff"
	"pawl/schema"
)

// link is what a hop does in which tables leave or join.
type link struct {
	tables []Parting
	joins  bool
	// checked is the catalog in which they have joined and their checks are there still.
	checked *schema.Catalog
}

// way plans one direction. What happens to the parts of a table that leaves, PostgreSQL does by itself: so it was rehearsed.
// A table joins while its checks are there; then they go.
func (l *link) way(from, to *schema.Catalog, joins bool, planned func(from, to *schema.Catalog) (*Plan, error)) (*Plan, error) {
	if !joins {
		p := &Plan{From: from, To: to, Steps: Releases(from, l.tables), Changes: diff.Compare(from, to), Alone: l.tables[0].Concurrently}
		for i, s := range p.Steps {
			p.Steps[i].Rules = append(s.Rules, l.tables[0].rule)
		}
		return p, nil
	}
	p, err := planned(from, l.checked)
	if err != nil {
		return nil, err
	}
	then, err := planned(l.checked, to)
	if err != nil {
		return nil, err
	}
	return &Plan{From: from, To: to, Steps: append(p.Steps, then.Steps...), Changes: diff.Compare(from, to),
		Losses: append(p.Losses, then.Losses...)}, nil
}

// linkPart makes the part of a hop in which tables leave or join. Those that are taken off again in a transaction do not
// need their checks any more.
func (m *maker) linkPart(h hop, start *schema.Catalog, up *Plan) (Part, error) {
	p := Part{Up: up, Phase: h.phase, Completes: h.completes, Rules: h.rules}
	back, bare := start, start
	if h.link.joins && !h.link.tables[0].Concurrently {
		for _, id := range start.NotIn(h.to) {
			if bare = lacking(bare, id, map[schema.ID]bool{}); m.costly[id] {
				back = lacking(back, id, m.gone)
			}
		}
	}
	planned := func(from, to *schema.Catalog) (*Plan, error) { return makeDown(from, to, nil, maps.Clone(m.gone)) }
	var err error
	if p.Down, err = h.link.way(m.marked(h.to), bare, !h.link.joins, planned); err != nil {
		return p, fmt.Errorf("planning the way back: %w", err)
	}
	if bare != back { // a check that was there before the migration is there again
		again, err := planned(bare, back)
		if err != nil {
			return p, fmt.Errorf("planning the way back: %w", err)
		}
		p.Down.Steps, p.Down.To = append(p.Down.Steps, again.Steps...), back
	}
	return p, nil
}
