package diff

import (
	"slices"

	"pawl/schema"
)

var table = attrs[*schema.Table]{
	// No logged table may refer to an unlogged one.
	{Name: "Persistence", ReferrerFirst: func(_, to *schema.Table) bool { return to.Persistence == "u" }},
	{Name: "PartitionKey", Text: true, Replace: true},
	// No column that is in a key can get another type (ATPrepAlterColumnType).
	{Name: "KeyTypes", Replace: true, Same: func(from, to *schema.Table) bool { return from.PartitionKey != to.PartitionKey }},
	{Name: "Partition", Text: true},
	// A change of their order alone would make all columns the child's own, and has no other effect.
	{Name: "Inherits", Same: func(from, to *schema.Table) bool { return sameSet(from.Inherits, to.Inherits) }},
	{Name: "OfType"},
	{Name: "AccessMethod"},
	{Name: "Tablespace"},
	{Name: "Options", Unordered: true},
	{Name: "ReplicaIdentity"},
	{Name: "ReplicaIndex"},
	{Name: "RowSecurity"},
	{Name: "ForceSecurity"},
}

func sameSet(a, b []schema.Name) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(n schema.Name) bool { return !slices.Contains(b, n) })
}
