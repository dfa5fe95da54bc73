package diff

import "pawl/schema"

var trigger = attrs[*schema.Trigger]{
	{Name: "Relation", Ignored: "it follows from the table"},
	// CREATE OR REPLACE TRIGGER takes no constraint triggers, and leaves clones of a row trigger that becomes a
	// statement trigger.
	{Name: "Definition", Text: true, ReplaceIf: func(from, to *schema.Trigger) bool {
		return from.Constraint || to.Constraint || from.Partitioned || to.Partitioned || from.Inherited() || to.Inherited()
	}},
	{Name: "Constraint", Ignored: "it goes with Definition"},
	{Name: "Partitioned", Ignored: "it follows from the table"},
	{Name: "Firing", Recurses: true, Same: func(from, to *schema.Trigger) bool {
		return from.Firing.State == to.Firing.State && from.Firing.Follows() && to.Firing.Follows()
	}},
	{Name: "Parent", Ignored: "it follows from the table's parent"},
}
