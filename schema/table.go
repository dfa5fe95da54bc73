package schema

// KindTable is a table: ordinary, partitioned, or a partition.
const KindTable Kind = "table"

// Table is a row of pg_class with relkind r or p, without its columns.
type Table struct {
	Schema          string
	Name            string
	Persistence     string     // p permanent, u unlogged
	PartitionKey    string     // pg_get_partkeydef; empty when not partitioned
	KeyTypes        []string   // the columns in that key, by name, with their types and collations
	Partition       *Partition // the table that this one is a partition of
	Detaching       bool       // DETACH PARTITION CONCURRENTLY was not finished: no query of the parent sees it any more
	Inherits        []Name     // parents by plain inheritance, in order
	Following       bool       // some of its columns are there because parents by inheritance have them, and for nothing else
	OfType          Name       // the composite type of a typed table
	AccessMethod    string     // empty: the default one, heap
	Tablespace      string     // empty: the database's
	Options         []string   // storage parameters, toast.* after the others
	ReplicaIdentity string     // n nothing, f full; empty for the default or an index
	ReplicaIndex    string     // the index, or constraint, of REPLICA IDENTITY USING INDEX
	RowSecurity     bool
	ForceSecurity   bool
}

// Partition says where a partition belongs.
type Partition struct {
	Parent Name
	Bound  string // pg_get_expr(relpartbound)
}

// ID implements [Object].
func (t *Table) ID() ID { return ID{Kind: KindTable, Schema: t.Schema, Name: t.Name} }

// Claims implements [Claimant]: a table's name is that of its row type as well.
func (t *Table) Claims() []Claim {
	return []Claim{{spaceRelation, t.Schema, t.Name}, {spaceType, t.Schema, t.Name}}
}

// Holds implements [Holder].
func (t *Table) Holds() string {
	if t.PartitionKey != "" {
		return ""
	}
	return "its rows"
}

// Attachments implements [Attaching].
func (t *Table) Attachments() []Attachment {
	list := parentage(t.Partition, t.Inherits)
	if !t.OfType.IsZero() {
		list = append(list, Attachment{Attr: "OfType", InCreate: true, Needs: []ID{
			{Kind: KindComposite, Schema: t.OfType.Schema, Name: t.OfType.Name}}})
	}
	if t.ReplicaIndex != "" {
		list = append(list, Attachment{Attr: "ReplicaIndex", Needs: []ID{
			{Kind: KindIndex, Schema: t.Schema, Parent: t.Name, Name: t.ReplicaIndex},
			{Kind: KindConstraint, Schema: t.Schema, Parent: t.Name, Name: t.ReplicaIndex}}})
	}
	return list
}

// parentage lists the attachments of a table, or foreign table, to its parents.
func parentage(partition *Partition, inherits []Name) []Attachment {
	var list []Attachment
	if partition != nil {
		list = append(list, Attachment{Attr: "Partition", Needs: relatives(partition.Parent), Sheds: true})
	}
	if len(inherits) > 0 {
		list = append(list, Attachment{Attr: "Inherits", Needs: relatives(inherits...), InCreate: true})
	}
	return list
}

// relatives are the parents of these names: both tables and foreign tables can be.
func relatives(names ...Name) []ID {
	var ids []ID
	for _, n := range names {
		ids = append(ids, ID{Kind: KindTable, Schema: n.Schema, Name: n.Name},
			ID{Kind: KindForeignTable, Schema: n.Schema, Name: n.Name})
	}
	return ids
}

// Without implements [Attaching].
func (t *Table) Without(attr string) Object {
	u := *t
	switch attr {
	case "Partition":
		u.Partition = nil
	case "Inherits":
		u.Inherits = nil
	case "OfType":
		u.OfType = Name{}
	case "ReplicaIndex":
		u.ReplicaIndex = ""
	}
	return &u
}

// Exposed implements [Exposed].
func (t *Table) Exposed() bool { return true }

// Since implements [Remembering]: columns that a table had before it came to its parents are its own.
func (t *Table) Since(before Object) Object {
	was, ok := before.(*Table)
	if !ok || was.Following || !t.Following {
		return t
	}
	own := *t
	own.Following = false
	return &own
}
