package diff

import "pawl/schema"

var defaultExpr = attrs[*schema.Default]{
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Expression", Text: true},
	{Name: "Volatile", Ignored: "it follows from the expression"},
	{Name: "Parents", Ignored: "it follows from the table's parents"},
	{Name: "HasHeirs", Ignored: "it follows from other tables"},
	{Name: "Local", Ignored: "it follows from the column"},
}
