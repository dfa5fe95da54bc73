package diff

import "pawl/schema"

// statistics: ALTER STATISTICS changes the target; what is collected stays.
var statistics = attrs[*schema.Statistics]{
	{Name: "Table", Replace: true},
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Definition", Ignored: "the other attributes say it, whatever the order of the table's columns"},
	{Name: "Kinds", Replace: true},
	{Name: "Columns", Replace: true},
	{Name: "Expressions", Text: true, Replace: true},
	{Name: "Target"},
}
