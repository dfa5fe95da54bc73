package diff

import "pawl/schema"

var materializedView = attrs[*schema.MaterializedView]{
	{Name: "Columns", Replace: true},
	{Name: "Definition", Text: true, Replace: true},
	{Name: "Settings"},
	{Name: "Options", Unordered: true},
	{Name: "AccessMethod"},
	{Name: "Tablespace"},
	{Name: "ReplicaIdentity"},
	{Name: "Populated", Ignored: "it is state, not definition"},
}

// materializedViewLike says that two of them show the same: the rows need not be computed again.
func materializedViewLike(from, to *schema.MaterializedView, _ *look) Likeness {
	if from.Contents() != "" && SameValue(from, to, "Definition") {
		return Alike
	}
	return Unlike
}
