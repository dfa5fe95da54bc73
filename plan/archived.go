package plan

import (
	"errors"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// withArchive has what is archived go aside at the end of a migration.
func withArchive(parts []Part, o Options) ([]Part, error) {
	a := o.Archive
	if a == nil {
		return parts, nil
	}
	for i := range parts { // of what goes aside later nothing ends before
		parts[i].Completes = slices.DeleteFunc(parts[i].Completes, func(c diff.Change) bool { return a.going[c.ID()] })
	}
	last, err := a.part()
	if err != nil {
		return nil, err
	}
	online := o.Online != nil && slices.ContainsFunc(a.List, func(x Aside) bool { return o.Online(Root(a.Kept, x.Kept)) })
	if online {
		last.Phase = PhaseContract
	}
	if n := len(parts); n > 0 && (!online || parts[n-1].Phase == PhaseContract) && !parts[n-1].Up.Alone && !parts[n-1].Down.Alone {
		parts[n-1] = joinParts(parts[n-1], last)
		return parts, nil
	}
	return append(parts, last), nil
}

// part is the way from Kept to the end.
func (a *Archive) part() (Part, error) {
	strip, err1 := Make(a.Kept, a.bare)
	leave, err2 := Make(a.left, a.to)
	again, err3 := Make(a.to, a.left)
	dress, err4 := Make(a.bare, a.Kept)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return Part{}, err
	}
	there, back := a.steps()
	p := Part{Phase: PhaseExpand, Completes: a.changes,
		Up:   &Plan{From: a.Kept, To: a.to, Steps: slices.Concat(strip.Steps, there, leave.Steps), Losses: append(strip.Losses, leave.Losses...)},
		Down: &Plan{From: a.to, To: a.Kept, Steps: slices.Concat(again.Steps, back, dress.Steps), Losses: append(again.Losses, dress.Losses...)}}
	p.Up.Changes, p.Down.Changes = inside(a.Kept, a.to), inside(a.to, a.Kept)
	for _, x := range a.List {
		if !slices.Contains(p.Rules, x.rule) {
			p.Rules = append(p.Rules, x.rule)
		}
	}
	return p, nil
}

// inside are the changes between two catalogs without those of what is kept aside.
func inside(from, to *schema.Catalog) []diff.Change {
	return slices.DeleteFunc(diff.Compare(from, to), func(c diff.Change) bool { return from.Outside[c.ID()] || to.Outside[c.ID()] })
}

// steps are those by which all of it goes aside, and comes back.
func (a *Archive) steps() (there, back []Step) {
	var homes []schema.ID
	for _, x := range a.List {
		for _, h := range x.Homes {
			if slices.Contains(homes, h.ID()) {
				continue
			}
			homes = append(homes, h.ID())
			there = append(there, Step{Verb: Create, To: h, Common: true})
			back = append(back, Step{Verb: Drop, From: h, Common: true})
		}
	}
	for _, x := range a.List {
		if !x.Follows {
			there = append(there, Step{Verb: SetAside, From: x.Bare, To: x.To, Record: x.Record})
			back = append(back, Step{Verb: SetAside, From: x.To, To: x.Bare, Record: x.Record, Back: true})
		}
		for _, r := range x.Renames {
			there = append(there, r)
			r.From, r.To = r.To, r.From
			back = append(back, r)
		}
	}
	slices.Reverse(back)
	return there, back
}

// joinParts makes one part of two.
func joinParts(p, then Part) Part {
	up, down := *p.Up, *p.Down
	up.To, up.Steps, up.Losses = then.Up.To, append(slices.Clone(up.Steps), then.Up.Steps...), append(slices.Clone(up.Losses), then.Up.Losses...)
	down.From, down.Steps, down.Losses = then.Down.From, append(slices.Clone(then.Down.Steps), down.Steps...), append(slices.Clone(then.Down.Losses), down.Losses...)
	up.Changes, down.Changes = inside(up.From, up.To), inside(down.From, down.To)
	p.Up, p.Down = &up, &down
	p.Completes = append(p.Completes, then.Completes...)
	for _, r := range then.Rules {
		if !slices.Contains(p.Rules, r) {
			p.Rules = append(p.Rules, r)
		}
	}
	return p
}

// Leaving lists the tables that are dropped, and are parts of others which stay: they have to leave those before they can be archived.
func Leaving(o Options, from, to *schema.Catalog) []Parting {
	if o.ArchiveIn == "" {
		return nil
	}
	var list []Parting
	for t := range schema.Each[schema.Attaching](from) {
		if to.Has(t.ID()) {
			continue
		}
		for _, at := range t.Attachments() {
			if at.Sheds && slices.ContainsFunc(at.Needs, to.Has) {
				list = append(list, Parting{Table: t.ID()})
			}
		}
	}
	return list
}
