package diff

import "pawl/schema"

var domain = attrs[*schema.Domain]{
	{Name: "Type", Replace: true, Loses: func(from, to *schema.Domain) string {
		return retypeLoses(domainColumn(from), domainColumn(to))
	}},
	{Name: "BaseType", Ignored: "it follows from Type"},
	{Name: "TypeKind", Ignored: "it follows from Type"},
	{Name: "Array", Ignored: "it follows from Type"},
	{Name: "Collation", Replace: true},
	{Name: "Default", Text: true},
	{Name: "NotNull"},
	{Name: "NotNullName", Same: func(from, to *schema.Domain) bool { return !from.NotNullNamed() && !to.NotNullNamed() }},
}

func domainColumn(d *schema.Domain) *schema.Column {
	return &schema.Column{Type: d.Type, BaseType: d.BaseType, TypeKind: d.TypeKind, Array: d.Array}
}
