package schema

// KindColumn is a column of a table or a foreign table.
const KindColumn Kind = "column"

// Column is a row of pg_attribute, without its default.
type Column struct {
	InTable
	Name             string
	Position         int    // order among the columns that were not dropped
	Type             string // format_type with its modifier
	BaseType         string // format_type without: of a domain the domain itself
	TypeKind         string // typtype of the type, or of an array's element type
	Array            bool
	Collation        Name // zero: the type's own
	NotNull          bool
	NotNullName      string           // the constraint's name; since PostgreSQL 18
	NotNullInvalid   bool             // NOT VALID; since PostgreSQL 18
	NotNullNoInherit bool             // since PostgreSQL 18
	NotNullLocal     bool             // declared in the table itself, or it is a partition
	NotNullInherited bool             // a parent's is
	NotNullOwn       bool             // it stays when the parent's goes; since PostgreSQL 18
	Identity         string           // a always, d by default
	Sequence         *SequenceOptions // of an identity column
	// SequenceName is the name of that sequence where it is not the one that PostgreSQL would choose.
	SequenceName        Name
	SequencePersistence *SequencePersistence // of an identity column; since PostgreSQL 15
	Generated           string               // s stored, v virtual
	GeneratedInherited  bool                 // a parent's is generated
	Expression          string               // of a generated column
	TypeStorage         string               // how the type is stored unless told otherwise
	Storage             string               // empty: the type's own
	Compression         string               // empty: the default
	Statistics          int                  // -1: the default
	Options             []string             // attoptions: n_distinct, n_distinct_inherited
	FdwOptions          []string             // of a column of a foreign table
	Local               bool                 // declared in the table itself
	Parents             []Name               // tables that the column comes from by inheritance or as a partition
	HasHeirs            bool                 // the table has child tables
	PartitionKey        bool                 // it is part of the table's partition key
}

// SequencePersistence is whether the sequence of an identity column is logged, and whether its table is: p permanent,
// u unlogged. The sequence follows the table until it is told otherwise, and again whenever the table changes
// (https://www.postgresql.org/docs/current/sql-altertable.html, SET LOGGED).
type SequencePersistence struct {
	Sequence, Table string
}

// OfItsOwn says that the sequence does not follow the table.
func (p *SequencePersistence) OfItsOwn() bool { return p != nil && p.Sequence != p.Table }

// ID implements [Object].
func (c *Column) ID() ID { return c.member(KindColumn, c.Name) }

// Claims implements [Claimant]: the name of its not null constraint, which no other constraint of the table has, and that of an
// identity's sequence.
func (c *Column) Claims() []Claim {
	var claims []Claim
	if c.NotNull && c.NotNullName != "" {
		claims = append(claims, Claim{spaceConstraint, c.Schema, c.Table + "." + c.NotNullName})
	}
	if c.Identity != "" {
		name := c.IdentitySequence()
		claims = append(claims, Claim{spaceRelation, name.Schema, name.Name})
	}
	return claims
}

// Passed implements [Passing]: identity.
func (c *Column) Passed(before, other, otherAfter Object) (attr, first string) {
	mine, isColumn := before.(*Column)
	old, isOther := other.(*Column)
	later, stays := otherAfter.(*Column)
	if isColumn && isOther && stays && old.InTable == c.InTable && mine.Identity == "" && c.Identity != "" && old.Identity != "" && later.Identity == "" {
		return "Identity", "NotNull"
	}
	return "", ""
}

// InlineMode implements [Inline].
func (c *Column) InlineMode() InlineMode { return InlineAlways }

// Holds implements [Holder]: a generated column can be computed again, and the values of a foreign table are elsewhere.
func (c *Column) Holds() string {
	if c.Generated != "" || c.Relation == KindForeignTable {
		return ""
	}
	return "its values"
}

// Ancestors implements [Heir].
func (c *Column) Ancestors() []ID {
	ids := make([]ID, len(c.Parents))
	for i, p := range c.Parents {
		ids[i] = ID{Kind: KindColumn, Schema: p.Schema, Parent: p.Name, Name: c.Name}
	}
	return ids
}

// Bare implements [Bare]: ADD COLUMN in a parent makes the column with what stands in the statement; the settings that
// other statements make are those of one table.
func (c *Column) Bare(Object) Object {
	bare := *c
	bare.Storage, bare.Compression, bare.Statistics = "", "", -1
	bare.Options, bare.FdwOptions = nil, nil
	bare.NotNull = c.NotNull && (c.NotNullInherited || !c.NotNullLocal)
	return &bare
}

// Handed implements [Handed]: of what makes the column, the child's must be alike (MergeAttributesIntoExisting in tablecmds.c).
func (c *Column) Handed(child ID, parted bool) Object {
	own := c.Bare(nil).(*Column)
	own.Relation, own.Schema, own.Table = child.Kind, child.Schema, child.Name
	own.Identity, own.Sequence, own.SequenceName, own.SequencePersistence = "", nil, Name{}, nil
	own.NotNull, own.NotNullLocal, own.NotNullInherited, own.NotNullOwn, own.NotNullName = c.NotNull, c.NotNull, c.NotNull, c.NotNull, ""
	own.Local, own.Parents, own.HasHeirs, own.PartitionKey = true, []Name{{c.Schema, c.Table}}, parted, false
	own.GeneratedInherited = c.Generated != ""
	return own
}

// Inherited implements [Heir].
func (c *Column) Inherited() bool { return !c.Local }

// TypeAttr implements [Typed].
func (c *Column) TypeAttr() string {
	if c.PartitionKey {
		return ""
	}
	return "Type"
}

// Elements implements [Typed].
func (c *Column) Elements() bool { return c.Array }

// IdentitySequence is the name of an identity column's sequence.
func (c *Column) IdentitySequence() Name {
	if c.SequenceName.IsZero() {
		return Name{c.Schema, c.Table + "_" + c.Name + "_seq"}
	}
	return c.SequenceName
}

// Place implements [Placed]: the order of the columns.
func (c *Column) Place() int { return c.Position }

// NamesNotNull says that the constraint has another name than PostgreSQL would give it.
func (c *Column) NamesNotNull() bool {
	return c.NotNullName != "" && c.NotNullName != c.Table+"_"+c.Name+"_not_null"
}

// Follows says that the column comes with the table's parents, so that CREATE TABLE leaves it out.
func (c *Column) Follows() bool { return !c.Local && len(c.Parents) > 0 }

// Exposed implements [Exposed].
func (c *Column) Exposed() bool { return c.Relation == KindTable || c.Relation == KindForeignTable }

// Accompanies implements [Accompanying].
func (c *Column) Accompanies() {}
