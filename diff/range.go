package diff

import "pawl/schema"

// ALTER TYPE changes nothing of a range type but its names.
var rangeType = attrs[*schema.Range]{
	{Name: "Subtype", Replace: true, Loses: func(from, to *schema.Range) string {
		return retypeLoses(from.AsColumn(), to.AsColumn())
	}},
	{Name: "Opclass", Replace: true},
	{Name: "Collation", Replace: true},
	{Name: "Canonical", Replace: true},
	{Name: "SubtypeDiff", Replace: true},
	{Name: "Multirange", Replace: true},
}
