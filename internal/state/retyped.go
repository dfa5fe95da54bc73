package state

import (
	"context"
	"fmt"

	"pawl/plan"
	"pawl/plan/rules"
	"pawl/schema"
)

// retyped finds the columns that get another type by way of a second one, and has PostgreSQL show both catalogs with the
// names that the columns have meanwhile. Notes say which columns are written at once, and why.
func (s *Source) retyped(ctx context.Context, o plan.Options, from, to *schema.Catalog) (*plan.Retypings, error) {
	list, notes := rules.Retypings(o, from, to)
	s.Notes = append(append(s.Notes, notes...), rules.Computed(o, from, to)...)
	if len(list) == 0 {
		return nil, nil
	}
	r := &plan.Retypings{List: list}
	var err error
	if r.Old, err = s.renamed(ctx, from, r.OldNames()); err == nil {
		r.New, err = s.renamed(ctx, to, r.NewNames())
	}
	if err != nil && ctx.Err() == nil { // it works in one step as well
		s.Notes = append(s.Notes, fmt.Sprintf("%s becomes another type in one step, because the names that it has meanwhile could not be rehearsed: %s",
			list[0].Column, err))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r.Old.FilledAs(from)
	r.New.FilledAs(to)
	r.New.Adopt(from)
	if err := s.settle(ctx, from, r.New); err != nil {
		return nil, err
	}
	return r, s.settle(ctx, r.Old, to)
}
