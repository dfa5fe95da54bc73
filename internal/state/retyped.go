package state

import (
	"context"
	"fmt"

	"pawl/plan"
	"pawl/plan/rules"
	"pawl/schema"
)

// shown has the renames of columns that are to have a copy beside them rehearsed as well, and what gets other names with them:
// so the user knows the old state.
func (s *Source) shown(ctx context.Context, o *plan.Options, start, to *schema.Catalog) (*schema.Catalog, error) {
	cat, known := start, 0
	for {
		names := o.ShownNames(start)
		if len(names) == 0 {
			return start, nil
		}
		with, err := s.renamed(ctx, start, names)
		switch {
		case err != nil && len(o.Along) > 0 && ctx.Err() == nil: // they are made anew
			o.Along = o.Along[:known]
			return cat, nil
		case err != nil:
			return nil, fmt.Errorf("rehearsing the renames: %w", err)
		}
		cat = with
		cat.FilledAs(start)
		known = len(o.Along)
		more := o.FindAlong(cat, to)
		if len(more) == 0 {
			return cat, nil
		}
		o.Along = append(o.Along, more...)
	}
}

// retyped finds the columns that get another type by way of a second one, and has PostgreSQL show both catalogs with the
// names that columns have meanwhile. start is the old one with those that columns have until they exchange them with copies. Notes
// say which columns are written at once, and why.
func (s *Source) retyped(ctx context.Context, o *plan.Options, start, to *schema.Catalog) (*plan.Retypings, error) {
	s.filledByData(o, start)
	list, notes := rules.Retypings(*o, o.Shown, to)
	s.Notes = append(append(s.Notes, notes...), rules.Computed(*o, o.Shown, to)...)
	r := &plan.Retypings{List: list, Old: o.Shown}
	if names := r.NewNames(*o); len(names) == 0 {
		return nil, nil
	}
	err := s.rehearseNames(ctx, r, *o, to)
	if err != nil && ctx.Err() == nil { // it works in one step as well
		why := "the names that columns have meanwhile could not be rehearsed: " + err.Error()
		for _, x := range list {
			s.Notes = append(s.Notes, fmt.Sprintf("%s becomes another type in one step, because %s", x.Column, why))
		}
		s.atOnce(o, start, why)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r.New.FilledAs(to)
	r.New.Adopt(start)
	if err := s.settle(ctx, start, r.New); err != nil {
		return nil, err
	}
	return r, s.settle(ctx, r.Old, to)
}

func (s *Source) rehearseNames(ctx context.Context, r *plan.Retypings, o plan.Options, to *schema.Catalog) (err error) {
	if names := r.OldNames(); len(names) > 0 {
		if r.Old, err = s.renamed(ctx, o.Shown, names); err != nil {
			return err
		}
		r.Old.FilledAs(o.Shown)
	}
	r.New, err = s.renamed(ctx, to, r.NewNames(o))
	return err
}

// filledByData has columns renamed at once that a data migration fills: what it gives a copy, the column does not have.
func (s *Source) filledByData(o *plan.Options, start *schema.Catalog) {
	for _, d := range o.Data {
		for _, r := range o.Beside {
			_, set := d.Sets(r.To)
			_, back := d.BringsBack(r.To)
			if !r.Exchanged && (set || back) {
				s.atOnce(o, start, "the data migration "+d.Name+" gives "+r.To.Name+" its values")
				return
			}
		}
	}
}

// atOnce has all columns renamed in one step, and says why.
func (s *Source) atOnce(o *plan.Options, start *schema.Catalog, why string) {
	for _, r := range o.Beside {
		if !r.Exchanged {
			s.Notes = append(s.Notes, rules.AtOnce(r, why))
		}
	}
	*o = o.InOneStep(start)
}
