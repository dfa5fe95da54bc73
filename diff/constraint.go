package diff

import "pawl/schema"

var constraint = attrs[*schema.Constraint]{
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Type", Replace: true},
	{Name: "Definition", Text: true, Replace: true},
	{Name: "Predicate", Text: true, Replace: true},
	{Name: "Deferrable", Replace: true},
	{Name: "Deferred", Replace: true},
	// There is no way back from validated but to make the constraint again.
	{Name: "Validated", ReplaceIf: func(from, _ *schema.Constraint) bool { return from.Validated }},
	// ALTER INDEX … SET is not for indexes of partitioned tables (ATSimplePermissions).
	{Name: "Options", Unordered: true, ReplaceIf: func(from, _ *schema.Constraint) bool { return from.Partitioned }},
	{Name: "Tablespace"},
	{Name: "Clustered"},
	{Name: "Columns", Ignored: "they are in the definition"},
	{Name: "References", Ignored: "it is in the definition"},
	{Name: "Referenced", Ignored: "they are in the definition"},
	{Name: "NoInherit", Ignored: "it is in the definition"},
	{Name: "Parent"},
	{Name: "ParentName", Ignored: "it goes with Parent"},
	{Name: "Partitioned", Ignored: "it follows from the table"},
	{Name: "Local", Ignored: "it follows from the table's parents"},
	{Name: "Parents", Ignored: "it follows from the table's parents"},
}
