package rules

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Computed notes which columns of tables in use PostgreSQL itself gives their values while nobody can use the table, for which
// there is no other way, and what would do instead.
func Computed(o plan.Options, from, to *schema.Catalog) (notes []string) {
	if o.Online == nil {
		return nil
	}
	for _, c := range diff.Compare(from, to) {
		now, ok := c.To.(*schema.Column)
		if !ok || now.Relation != schema.KindTable || now.Inherited() || !from.Has(now.TableID()) || !o.Online(now.TableID()) {
			continue
		}
		made := c.Op != diff.Alter
		switch {
		case now.Generated == "s" && (made || slices.Contains(c.Attrs, "Expression")):
			instead := "a plain column that a trigger fills does not"
			if from.Major >= 18 {
				instead = "a virtual one does not, and neither does a plain column that a trigger fills"
			}
			notes = append(notes, fmt.Sprintf("%s is computed and stored: nobody can use the table while it is written anew for that; %s", now.ID(), instead))
		case now.Identity != "" && made:
			notes = append(notes, fmt.Sprintf("%s is an identity column: nobody can use the table while it is written anew to number its rows; "+
				"a column whose default is nextval() of a sequence is filled batch by batch", now.ID()))
		}
	}
	return notes
}
