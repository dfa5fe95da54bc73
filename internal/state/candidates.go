package state

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
	"pawl/schema/parse"
)

// askRenames finds what looks like a rename that no annotation speaks of. What is one for certain is added to the renames;
// of the rest Source.Renamed decides. Then it looks again: columns can be compared once their table is known.
func (s *Source) askRenames(script *parse.Script, from, to *schema.Catalog, path []string, o *plan.Options) error {
	settled := settledNames(script, to, path)
	s.settleFilled(settled, to, path)
	var asked []diff.Candidate
	for {
		renames := withHeirs(from, o.Renames)
		now := func(id schema.ID) schema.ID { return afterRenames(id, renames) }
		found := slices.DeleteFunc(diff.Candidates(from, to, now), func(c diff.Candidate) bool {
			return settled[c.To.ID()] || slices.ContainsFunc(asked, c.Same)
		})
		var accepted, open []diff.Candidate
		for _, c := range found {
			if c.Likeness == diff.Certain {
				accepted = append(accepted, c)
			} else {
				open = append(open, c)
			}
		}
		if len(open) > 0 && s.Renamed != nil {
			said, err := s.Renamed(open)
			if err != nil {
				return err
			}
			accepted = append(accepted, said...)
		}
		if len(accepted) == 0 {
			return nil
		}
		asked = append(asked, found...)
		for _, c := range accepted {
			o.Renames = append(o.Renames, plan.Renaming{From: c.From.ID(), To: c.To.ID()})
		}
		sortRenames(o.Renames)
	}
}

// settledNames are the objects of which an annotation says that they are new, or where their values come from.
func settledNames(script *parse.Script, to *schema.Catalog, path []string) map[schema.ID]bool {
	settled := map[schema.ID]bool{}
	for _, a := range script.Annotations {
		if id, ok := find(to, a.Object, searched(a, path)); ok && (a.Verb == parse.New || a.Verb == parse.Backfill) {
			settled[id] = true
		}
	}
	return settled
}

// sortRenames puts a table before its columns: theirs are then members of the table's new name.
func sortRenames(renames []plan.Renaming) {
	slices.SortStableFunc(renames, func(x, y plan.Renaming) int { return x.To.Compare(y.To) })
}

// withHeirs adds the renames of columns that child tables have from those that are renamed: PostgreSQL makes them as well.
func withHeirs(from *schema.Catalog, renames []plan.Renaming) []plan.Renaming {
	list := slices.Clone(renames)
	for _, r := range renames {
		if r.From.Kind != schema.KindColumn {
			continue
		}
		for _, id := range plan.FamilyOf(from, r.From)[1:] {
			to := id
			to.Name = r.To.Name
			list = append(list, plan.Renaming{From: id, To: to})
		}
	}
	return list
}
