package diff

import "pawl/schema"

var table = attrs[*schema.Table]{
	{Name: "Persistence"},
	{Name: "PartitionKey", Text: true, Replace: true},
	{Name: "Partition", Text: true},
	{Name: "Inherits"},
	{Name: "OfType"},
	{Name: "AccessMethod"},
	{Name: "Tablespace"},
	{Name: "Options", Unordered: true},
	{Name: "ReplicaIdentity"},
	{Name: "ReplicaIndex"},
	{Name: "RowSecurity"},
	{Name: "ForceSecurity"},
}
