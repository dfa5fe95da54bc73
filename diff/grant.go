package diff

import (
	"slices"

	"pawl/schema"
)

var grant = attrs[*schema.Grant]{
	{Name: "Whole", Ignored: "it follows from the target"},
	{
		Name: "Privileges",
		// What is revoked takes the grants along that stand on it.
		Rebuilds: []schema.Kind{schema.KindGrant},
		RebuildsIf: func(from, to *schema.Grant, _ schema.Kind) bool {
			return slices.ContainsFunc(from.Privileges, func(p schema.Privilege) bool {
				return !slices.Contains(to.Privileges, p)
			})
		},
	},
	{Name: "Default", Ignored: "it is PostgreSQL's own"},
}
