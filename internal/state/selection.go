package state

import (
	"fmt"
	"maps"
	"slices"

	"pawl/schema"
	"pawl/schema/filter"
	"pawl/schema/profile"
)

// Selection says which objects are managed.
type Selection struct {
	// Include and Exclude are patterns; see package filter.
	Include, Exclude []string
	// Profiles are names of platforms; "auto" is the one that a live database shows, "none" is none.
	Profiles []string
}

// Check finds mistakes before anything is read.
func (s Selection) Check() error {
	if _, err := filter.New(s.Include, s.Exclude); err != nil {
		return err
	}
	_, err := s.named()
	return err
}

// named are the profiles that are asked for by name.
func (s Selection) named() ([]profile.Profile, error) {
	var list []profile.Profile
	for _, name := range s.Profiles {
		if name == "auto" || name == "none" {
			continue
		}
		p, err := profile.Find(name)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// Left is what the filters left out.
type Left struct {
	Profiles []string // in force
	From, To int      // objects on either side, without the parts of others
	// Unmatched are patterns of the user's that select nothing on either side.
	Unmatched []string
}

// choose makes the filter. Roles and schemas are those of the live database, if there is one.
func (s *Source) choose(roles, schemas []string) error {
	profiles, err := s.Select.named()
	if err != nil {
		return err
	}
	if slices.Contains(s.Select.Profiles, "auto") {
		for _, p := range profile.Detect(roles, schemas) {
			if slices.Contains(s.Select.Profiles, p.Name) {
				continue
			}
			profiles = append(profiles, p)
			s.Notes = append(s.Notes, fmt.Sprintf("this is %s (%s): its own objects are left out (--profile none counts them in)", p.Platform, p.Evidence()))
		}
	}
	var exclude []string
	for _, p := range profiles {
		s.profiles = append(s.profiles, p.Name)
		exclude = append(exclude, p.Exclude...)
	}
	// What the user says comes last, and so decides.
	s.filter, err = filter.New(s.Select.Include, append(exclude, s.Select.Exclude...))
	return err
}

// isFiltered says that objects may be left out.
func (s *Source) isFiltered() bool { return s.filter != nil && (!s.filter.IsEmpty() || s.recorded) }

// mark notes what is left out of a catalog, and counts it without what is there only because the catalog refers to it.
func (s *Source) mark(cat *schema.Catalog, borrowed map[schema.ID]bool) {
	list := records(cat)
	aside := cat.Archived()
	s.recorded = s.recorded || len(list)+len(aside) > 0
	if !s.isFiltered() {
		return
	}
	s.filter.Mark(cat, list...)
	maps.Copy(cat.Outside, aside)
	list = slices.AppendSeq(list, maps.Keys(aside))
	if s.counts == nil {
		s.counts = map[*schema.Catalog]int{}
	}
	s.counts[cat] = count(cat, borrowed, list)
}

// count is how many objects are outside, without those that are parts of others or say something about them, those that a
// new database has, and the records of clients.
func count(cat *schema.Catalog, borrowed map[schema.ID]bool, records []schema.ID) int {
	n := 0
	start := schema.Initial(cat)
	for o := range cat.All() {
		id := o.ID()
		h, hosted := o.(schema.Hosted)
		if cat.Outside[id] && id.Of == "" && !start.Has(id) && !borrowed[id] && !slices.Contains(records, id) && !(hosted && cat.Outside[h.Host()]) {
			n++
		}
	}
	return n
}

// Survey says in Left what the filters leave out of catalogs that this source read, and which patterns of the user's
// select nothing. The second catalog may be nil.
func (s *Source) Survey(from, to *schema.Catalog) {
	if !s.isFiltered() || s.filter.IsEmpty() {
		return
	}
	cats := []*schema.Catalog{from}
	if to != nil {
		cats = append(cats, to)
	}
	s.Left = &Left{Profiles: s.profiles, From: s.counts[from], To: s.counts[to]}
	if user, err := filter.New(s.Select.Include, s.Select.Exclude); err == nil { // it was checked when the filter was made
		s.Left.Unmatched = user.Unmatched(cats...)
	}
}
