package diff

import "pawl/schema"

var domain = attrs[*schema.Domain]{
	{Name: "Type", Replace: true, Loses: func(from, to *schema.Domain) string {
		return retypeLoses(from.AsColumn(), to.AsColumn())
	}},
	{Name: "BaseType", Ignored: "it follows from Type"},
	{Name: "TypeKind", Ignored: "it follows from Type"},
	{Name: "Array", Ignored: "it follows from Type"},
	{Name: "Collation", Replace: true},
	{Name: "Default", Text: true},
	{Name: "NotNull"},
	{Name: "NotNullName", Same: func(from, to *schema.Domain) bool { return !from.NotNullNamed() && !to.NotNullNamed() }},
}
