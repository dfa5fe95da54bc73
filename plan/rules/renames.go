package rules

import (
	"fmt"
	"slices"

	"pawl/plan"
	"pawl/schema"
)

// Spread divides renames into those that are made at once and those of columns that have both names for a while, and has
// tables that are renamed keep a view under their old name. Notes say which cannot be spread, and why.
func Spread(o *plan.Options, from, to *schema.Catalog) (notes []string) {
	var once []plan.Renaming
	for _, r := range o.Renames {
		host := r.From
		if r.From.Kind == schema.KindColumn {
			host = schema.ID{Kind: schema.KindTable, Schema: r.From.Schema, Name: r.From.Parent}
		}
		if o.Online == nil || r.AtOnce || !o.Online(host) {
			once = append(once, r)
			continue
		}
		why := ""
		switch {
		case r.From.Kind == schema.KindColumn && slices.Contains(o.Rules, columnRenamed):
			if why = canRenameBeside(from, to, r); why == "" {
				o.Beside = append(o.Beside, r)
				continue
			}
		case r.From.Kind == schema.KindTable && slices.Contains(o.Rules, tableRenamed):
			why = canRenameBehind(from, r)
			r.Behind = why == ""
		}
		if why != "" {
			notes = append(notes, fmt.Sprintf("%s is renamed to %s in one step, because %s: code that uses the old name fails from then on", r.From, r.To.Name, why))
		}
		once = append(once, r)
	}
	o.Renames = once
	return notes
}
