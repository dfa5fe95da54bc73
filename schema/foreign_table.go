package schema

// KindForeignTable is a foreign table.
const KindForeignTable Kind = "foreign table"

// ForeignTable is a row of pg_foreign_table, without its columns.
type ForeignTable struct {
	Schema    string
	Name      string
	Server    string
	Options   []string   // "name=value", sorted; see [Secret]
	Partition *Partition // the table that this one is a partition of
	Inherits  []Name     // parents by plain inheritance, in order
	Following bool       // some of its columns are there because those have them, and for nothing else
}

// ID implements [Object].
func (t *ForeignTable) ID() ID { return ID{Kind: KindForeignTable, Schema: t.Schema, Name: t.Name} }

// Claims implements [Claimant]: its name is that of its row type as well.
func (t *ForeignTable) Claims() []Claim {
	return []Claim{{spaceRelation, t.Schema, t.Name}, {spaceType, t.Schema, t.Name}}
}

// Attachments implements [Attaching].
func (t *ForeignTable) Attachments() []Attachment { return parentage(t.Partition, t.Inherits) }

// Without implements [Attaching].
func (t *ForeignTable) Without(attr string) Object {
	u := *t
	switch attr {
	case "Partition":
		u.Partition = nil
	case "Inherits":
		u.Inherits = nil
	}
	return &u
}

// Exposed implements [Exposed].
func (t *ForeignTable) Exposed() bool { return true }

// Since implements [Remembering]: columns that a table had before it came to its parents are its own.
func (t *ForeignTable) Since(before Object) Object {
	was, ok := before.(*ForeignTable)
	if !ok || was.Following || !t.Following {
		return t
	}
	own := *t
	own.Following = false
	return &own
}
