package diff

import "pawl/schema"

// statistics: ALTER STATISTICS changes the target; what is collected stays.
var statistics = attrs[*schema.Statistics]{
	{Name: "Table", Ignored: "it is in the definition"},
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Definition", Text: true, Replace: true},
	{Name: "Target"},
}
