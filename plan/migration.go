package plan

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Renaming says that an object of the old catalog is one of the new under another name.
type Renaming struct {
	From schema.ID
	To   schema.ID
}

// Part is what goes into one pair of files: a way there and the way back.
type Part struct {
	Up, Down *Plan
}

// Options say how a migration is made.
type Options struct {
	Rules []*Rule
	Hints Hints
	// Renames are made first; Renamed is the old catalog as PostgreSQL shows it after them.
	Renames []Renaming
	Renamed *schema.Catalog
}

// Migration plans the way from one catalog to another and back. It has more than one part where something must be
// committed before the rest can use it.
func Migration(from, to *schema.Catalog, o Options) ([]Part, error) {
	start := from
	if len(o.Renames) > 0 {
		start = o.Renamed
	}
	var parts []Part
	at := start
	for _, stop := range stops(start, to) {
		part, err := makePart(at, stop, o)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		at = stop
	}
	if len(o.Renames) == 0 {
		return parts, nil
	}
	if len(parts) == 0 {
		parts = []Part{{Up: &Plan{From: from, To: start}, Down: &Plan{From: start, To: from}}}
	}
	return parts, addRenames(&parts[0], from, o.Renames)
}

// stops lists the catalogs at which a migration commits, the last being its end; none if nothing changes.
func stops(from, to *schema.Catalog) []*schema.Catalog {
	changes := diff.Compare(from, to)
	if len(changes) == 0 {
		return nil
	}
	var first []diff.Change
	for _, c := range changes {
		if c.Commits() {
			first = append(first, c)
		}
	}
	if len(first) == 0 || len(first) == len(changes) {
		return []*schema.Catalog{to}
	}
	return []*schema.Catalog{diff.Apply(from, to, first), to}
}

func makePart(from, to *schema.Catalog, o Options) (Part, error) {
	up, err := Make(from, to)
	if err != nil {
		return Part{}, err
	}
	up.Steps = apply(&Pass{From: from, To: to, Hints: o.Hints}, o.Rules, up.Steps)
	for _, s := range up.Steps {
		if s.Loses != "" {
			up.Losses = append(up.Losses, Loss{s.Object().ID(), []string{s.Loses}})
		}
	}
	down, err := Make(to, from)
	if err != nil {
		return Part{}, fmt.Errorf("planning the way back: %w", err)
	}
	down.Backfill = o.Hints.Backfill
	return Part{Up: up, Down: down}, nil
}

// RenameSteps are the steps that carry out renames, in order. A part of a table that is renamed as well is renamed
// under the table's new name.
func RenameSteps(from *schema.Catalog, renames []Renaming) ([]Step, error) {
	var steps []Step
	for _, r := range renames {
		o := from.Get(r.From)
		if o == nil {
			return nil, fmt.Errorf("%s is not there to be renamed to %s", r.From, r.To.Name)
		}
		before := r.To
		before.Name = r.From.Name
		old, err := schema.As(o, before)
		if err != nil {
			return nil, err
		}
		now, err := schema.As(o, r.To)
		if err != nil {
			return nil, err
		}
		steps = append(steps, Step{Verb: Rename, From: old, To: now})
	}
	return steps, nil
}

// addRenames puts the renames before everything on the way there and after everything on the way back.
func addRenames(p *Part, from *schema.Catalog, renames []Renaming) error {
	steps, err := RenameSteps(from, renames)
	if err != nil {
		return err
	}
	p.Up.From, p.Down.To = from, from
	p.Up.Steps = append(slices.Clone(steps), p.Up.Steps...)
	for _, s := range slices.Backward(steps) {
		p.Down.Steps = append(p.Down.Steps, Step{Verb: Rename, From: s.To, To: s.From})
	}
	return nil
}
