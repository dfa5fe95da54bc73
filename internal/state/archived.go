package state

import (
	"context"

	"pawl/plan"
	"pawl/schema"
)

// archived finds what is to be kept aside instead of being dropped, and gives the catalog to which everything else leads.
func (s *Source) archived(ctx context.Context, o *plan.Options, from, to *schema.Catalog) (*schema.Catalog, error) {
	if o.ArchiveIn == "" {
		return to, nil
	}
	apart, err := s.parted(ctx, from, plan.Leaving(*o, from, to))
	if err != nil {
		return nil, err
	}
	if apart != nil {
		from = apart.Apart
	}
	a, notes := plan.NewArchive(*o, from, to)
	s.Notes = append(s.Notes, notes...)
	if o.Archive = a; a == nil {
		return to, nil
	}
	return a.Kept, nil
}
