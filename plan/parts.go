package plan

import (
	"errors"
	"fmt"
	"slices"

	"pawl/schema"
)

// maker makes the parts of a migration, the last one first: their ways back are gone in that order, and what one leaves
// behind or out matters to the next.
type maker struct {
	Options
	costly map[schema.ID]bool
	gone   map[schema.ID]bool // what the undoing of later parts leaves out
	marks  []schema.Marking   // what has changed others on the way there
}

func makeParts(from *schema.Catalog, hops []hop, costly map[schema.ID]bool, o Options) ([]Part, error) {
	m := maker{Options: o, costly: costly, gone: map[schema.ID]bool{}}
	ups := make([]*Plan, len(hops))
	starts := make([]*schema.Catalog, len(hops))
	for i, h := range hops {
		starts[i] = from
		if i > 0 {
			starts[i] = hops[i-1].to
		}
		var err error
		if h.link != nil {
			ups[i], err = h.link.way(starts[i], h.to, h.link.joins, Make)
		} else {
			ups[i], err = makeUp(h.start(starts[i]), h, o)
		}
		if err != nil {
			return nil, err
		}
		m.note(ups[i])
	}
	parts := make([]Part, len(hops))
	for i := len(hops) - 1; i >= 0; i-- {
		var err error
		if parts[i], err = m.part(hops[i], starts[i], ups[i]); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// start is the catalog that a hop begins with, once its renames are made.
func (h hop) start(before *schema.Catalog) *schema.Catalog {
	if h.from != nil {
		return h.from
	}
	return before
}

// note remembers the steps of a plan that change others in what is not compared.
func (m *maker) note(p *Plan) {
	for _, s := range p.Steps {
		if mark, ok := s.To.(schema.Marking); ok && s.Adopts != nil {
			m.marks = append(m.marks, mark)
		}
	}
}

// marked is a catalog as it really is once the whole migration was made.
func (m *maker) marked(cat *schema.Catalog) *schema.Catalog {
	for _, mark := range m.marks {
		if list := mark.Marks(cat); len(list) > 0 {
			cat = cat.Clone()
			for _, o := range list {
				cat.Put(o)
			}
		}
	}
	return cat
}

// part makes the part of a hop, up to which the way there is planned.
func (m *maker) part(h hop, start *schema.Catalog, up *Plan) (Part, error) {
	if h.link != nil {
		return m.linkPart(h, start, up)
	}
	before := h.start(start)
	p := Part{Up: up, Phase: h.phase, Completes: h.completes, Rules: h.rules}
	var err error
	var none impassable
	back := before
	for _, id := range h.gathers {
		back = lacking(back, id, m.gone)
	}
	p.Down, err = makeDown(m.marked(h.to), back, m.costly, m.gone)
	if errors.As(err, &none) {
		p.Up.Losses = append(p.Up.Losses, none.losses()...)
		p.Down, err = &Plan{From: h.to, To: before}, nil
	}
	if err != nil {
		return p, fmt.Errorf("planning the way back: %w", err)
	}
	p.Up.Losses = append(p.Up.Losses, p.refreshed(before)...)
	if h.fill != nil && h.fill.Data != nil && len(h.fill.Data.Back) > 0 {
		undo := *h.fill
		undo.Back = true
		p.Down.Steps = []Step{undo}
	}
	m.bringBack(&p, h.swapped)
	p.Up.Moved = append(p.Up.Moved, h.moved...)
	p.Data = p.noted()
	p.Up.Alone, p.Down.Alone = h.alone || h.fill != nil, h.alone || h.fill != nil
	if h.alone && none == nil {
		if err := errors.Join(p.Up.aside(), p.Down.aside()); err != nil {
			return p, err
		}
	}
	for _, x := range h.returns {
		p.Up.pass(x.Old, x.Column)
		p.Down.pass(x.Column, x.Old)
	}
	m.recompile(&p, h.to, h.returns)
	p.Down.Returns = h.returns
	return p, addRenames(&p, start, h.renames)
}

// refreshed are contents that the way back alone computes anew: then they are not those from before.
func (p Part) refreshed(before *schema.Catalog) []Loss {
	return slices.DeleteFunc(slices.Clone(p.Down.Losses), func(l Loss) bool {
		d, ok := before.Get(l.ID).(schema.Derived)
		return !ok || d.Contents() == "" || slices.ContainsFunc(p.Up.Losses, func(lost Loss) bool { return lost.ID == l.ID })
	})
}

func (o Options) pass(from, to *schema.Catalog) *Pass {
	return &Pass{From: from, To: to, Hints: o.Hints, Online: o.Online, Renames: o.Renames, Data: o.Data, retypings: o.Retyped, beside: o.Beside, along: o.Along,
		joining: o.Join, ArchiveIn: o.ArchiveIn}
}

func makeUp(from *schema.Catalog, h hop, o Options) (*Plan, error) {
	p, err := Make(from, h.to)
	if err != nil {
		return nil, err
	}
	if h.fill != nil {
		p.Steps = []Step{*h.fill}
	}
	p.Steps = apply(o.pass(from, h.to), o.Rules, p.Steps)
	for _, s := range p.Steps {
		if s.Loses != "" {
			p.Losses = append(p.Losses, Loss{s.loser(), []string{s.Loses}})
		}
	}
	return p, nil
}

// aside makes the one step of a plan run outside of a transaction.
func (p *Plan) aside() error {
	if len(p.Steps) != 1 || p.Steps[0].Verb != Create && p.Steps[0].Verb != Drop {
		return fmt.Errorf("%d steps where one is wanted that runs outside of a transaction", len(p.Steps))
	}
	p.Steps[0].Concurrently = true
	return nil
}
