package diff

import "pawl/schema"

var index = attrs[*schema.Index]{
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Definition", Text: true, Replace: true},
	{Name: "Predicate", Text: true, Replace: true},
	{Name: "Unique", Replace: true},
	{Name: "Columns", Ignored: "they are in the definition"},
	{Name: "Method", Ignored: "it is in the definition"},
	// ALTER INDEX … SET is not for indexes of partitioned tables (ATSimplePermissions).
	{Name: "Options", Unordered: true, ReplaceIf: func(from, _ *schema.Index) bool { return from.Storageless }},
	{Name: "Tablespace"},
	{Name: "Statistics"},
	{Name: "Clustered"},
	// An invalid index is what a failed concurrent build leaves behind: it serves no query.
	// That of a partitioned table becomes valid with the last index that is attached to it.
	{Name: "Valid", Replace: true, Same: func(_, to *schema.Index) bool { return to.Partitioned }},
	{Name: "Partitioned", Ignored: "it follows from the table"},
	{Name: "Storageless", Ignored: "it follows from the table"},
	{Name: "Parent"},
	{Name: "ParentTable", Ignored: "it goes with Parent"},
}
