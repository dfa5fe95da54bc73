package diff

import (
	"slices"

	"pawl/schema"
)

var enum = attrs[*schema.Enum]{
	{
		// Labels can be added, at any place, but neither dropped nor moved
		// (https://www.postgresql.org/docs/current/sql-altertype.html). One that goes takes nothing along: the values become those of
		// the new type by way of text, wherever they are, and PostgreSQL refuses a row that holds it, or keeps the old type as long
		// as something has it. Where an expression gives such rows another label, the column loses its values.
		Name:      "Labels",
		ReplaceIf: func(from, to *schema.Enum) bool { return !subsequence(from.Labels, to.Labels) },
		Commits:   func(from, to *schema.Enum) bool { return subsequence(from.Labels, to.Labels) },
		LosesIn:   rangesJoined,
	},
}

// subsequence says whether all of the first list are in the second one, in their order.
func subsequence(list, of []string) bool {
	for _, s := range of {
		if len(list) > 0 && list[0] == s {
			list = list[1:]
		}
	}
	return len(list) == 0
}

// rangesJoined says what labels in another order do to multiranges: ranges that overlap in it are read as one
// (https://www.postgresql.org/docs/current/rangetypes.html).
func rangesJoined(from, to *schema.Enum, in *schema.Catalog) string {
	stay := slices.DeleteFunc(slices.Clone(from.Labels), func(l string) bool { return !slices.Contains(to.Labels, l) })
	if subsequence(stay, to.Labels) || !underMultirange(in, to.ID()) {
		return ""
	}
	return "which ranges of multiranges were apart that overlap in the new order"
}

// underMultirange says that multiranges are made of values of a type, or of another type over it.
func underMultirange(in *schema.Catalog, id schema.ID) bool {
	r, isRange := in.Get(id).(*schema.Range)
	return slices.ContainsFunc(in.UsedBy(id), func(user schema.ID) bool {
		switch u := in.Get(user).(type) {
		case *schema.Column:
			return isRange && u.BaseType == schema.QuoteName(r.Multirange.Schema, r.Multirange.Name)
		case schema.Type:
			return isRange || underMultirange(in, user)
		}
		return false
	})
}

// labelsRenamed finds labels that are gone where a new one stands in their place.
func labelsRenamed(from, to *schema.Enum) []Candidate {
	if len(from.Labels) != len(to.Labels) {
		return nil
	}
	var list []Candidate
	for i, label := range to.Labels {
		old := from.Labels[i]
		if old != label && !slices.Contains(to.Labels, old) && !slices.Contains(from.Labels, label) {
			was, _ := from.Label(old)
			is, _ := to.Label(label)
			list = append(list, Candidate{was, is, Alike})
		}
	}
	return list
}
