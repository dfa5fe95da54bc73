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
