package state

import (
	"pawl/plan"
	"pawl/schema"
)

// archived finds what is to be kept aside instead of being dropped, and gives the catalog to which everything else leads.
func (s *Source) archived(o *plan.Options, from, to *schema.Catalog) (*schema.Catalog, error) {
	if o.ArchiveIn == "" {
		return to, nil
	}
	a, notes := plan.NewArchive(*o, from, to)
	s.Notes = append(s.Notes, notes...)
	if o.Archive = a; a == nil {
		return to, nil
	}
	return a.Kept, nil
}
