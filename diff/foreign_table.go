package diff

import "pawl/schema"

var foreignTable = attrs[*schema.ForeignTable]{
	{Name: "Server", Replace: true},
	{Name: "Options"},
	{Name: "Partition"},
	{
		Name: "Inherits",
		Same: func(from, to *schema.ForeignTable) bool { return sameSet(from.Inherits, to.Inherits) },
		Loses: func(from, to *schema.ForeignTable) string {
			return inheritanceLost(from.Following, from.Inherits, to.Inherits)
		},
	},
	{Name: "Following", Ignored: "it follows from its columns"},
}
