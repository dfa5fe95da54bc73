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
	// It leaves its parent in any case, and PostgreSQL makes no such state on request.
	{Name: "Detaching", Same: func(from, to *schema.Table) bool { return !from.Detaching || to.Partition == nil }},
	// A change of their order alone would make all columns the child's own, and has no other effect.
	{
		Name: "Inherits",
		Same: func(from, to *schema.Table) bool { return sameSet(from.Inherits, to.Inherits) },
		Loses: func(from, to *schema.Table) string {
			return inheritanceLost(from.Following, from.Inherits, to.Inherits)
		},
	},
	{Name: "Following", Ignored: "it follows from its columns"},
	{Name: "OfType"},
	{Name: "AccessMethod"},
	{Name: "Tablespace"},
	{Name: "Options", Unordered: true},
	{Name: "ReplicaIdentity"},
	{Name: "ReplicaIndex"},
	{Name: "RowSecurity"},
	{Name: "ForceSecurity"},
}

// inheritanceLost is what a table loses that leaves a parent: its columns are its own from then on, and stay so when it comes
// back (RemoveInheritance in tablecmds.c).
func inheritanceLost(following bool, from, to []schema.Name) string {
	if following && slices.ContainsFunc(from, func(n schema.Name) bool { return !slices.Contains(to, n) }) {
		return "the knowledge which of its columns are inherited and not its own"
	}
	return ""
}

func sameSet(a, b []schema.Name) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(n schema.Name) bool { return !slices.Contains(b, n) })
}

// tableLike compares the columns of two tables, by name and type. Partitions of other values, and children of other
// tables, come and go as the rows do.
func tableLike(from, to *schema.Table, l *look) Likeness {
	if !SameValue(from, to, "Partition") || !SameValue(from, to, "Inherits") || !SameValue(from, to, "PartitionKey") {
		return Unlike
	}
	old, new := columnTypes(l.oldParts[from.ID()]), columnTypes(l.newParts[to.ID()])
	shared := 0
	for name, t := range old {
		if new[name] == t {
			shared++
		}
	}
	most := max(len(old), len(new))
	switch {
	case shared == most && most > 1, 2*shared >= most && shared > 0 && l.succeeds(from, to):
		return Alike
	case 2*shared > most && shared > 1:
		return Similar
	}
	return Unlike
}

func columnTypes(parts []schema.Object) map[string]string {
	types := map[string]string{}
	for _, p := range parts {
		if c, ok := p.(*schema.Column); ok {
			types[c.Name] = c.Type
		}
	}
	return types
}
