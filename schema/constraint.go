package schema

import (
	"cmp"
	"slices"
	"strings"
)

// KindConstraint is a constraint of a table.
const KindConstraint Kind = "constraint"

// Constraint is a row of pg_constraint that belongs to a table.
type Constraint struct {
	InTable
	Name string
	Type string // c check, f foreign key, p primary key, u unique, x exclusion
	// Definition is pg_get_constraintdef without NOT VALID; where there is an index behind the constraint, also
	// without storage parameters, predicate and deferrability, which have fields of their own.
	Definition  string
	Predicate   string // of an exclusion constraint
	Deferrable  bool   // of a constraint with an index
	Deferred    bool
	Validated   bool
	Options     []string // storage parameters of the index behind it
	Tablespace  string   // of the index behind it
	Clustered   bool     // the table is clustered on the index behind it
	Columns     []string
	References  Name     // the table that a foreign key points to
	Referenced  []string // its columns there, in the order of Columns
	NoInherit   bool     // of a check
	Parent      *Name    // the parent table whose constraint this one's index is attached to
	ParentName  string   // that constraint's name; for a foreign key that of the one it is there for
	Partitioned bool     // the table is partitioned
	Local       bool
	Parents     []Name // tables whose constraint this one inherits
}

// ID implements [Object].
func (c *Constraint) ID() ID { return c.member(KindConstraint, c.Name) }

// InlineMode implements [Inline]: CREATE TABLE would take a constraint that is NOT VALID as valid.
func (c *Constraint) InlineMode() InlineMode {
	if !c.Validated || c.Clustered {
		return InlineNever
	}
	return InlineMay
}

// HasIndex says that the constraint stands on an index of its own name.
func (c *Constraint) HasIndex() bool { return c.Type == "p" || c.Type == "u" || c.Type == "x" }

// HasExpression implements [Expressive]. A foreign key compares columns of two tables.
func (c *Constraint) HasExpression() bool { return c.Type == "c" || c.Type == "f" || c.Type == "x" }

// Compared implements [Comparing].
func (c *Constraint) Compared() [][2]ID {
	var pairs [][2]ID
	for i, name := range c.Referenced {
		there := ID{Kind: KindColumn, Schema: c.References.Schema, Parent: c.References.Name, Name: name}
		pairs = append(pairs, [2]ID{c.member(KindColumn, c.Columns[i]), there})
	}
	return pairs
}

// Claims implements [Claimant].
func (c *Constraint) Claims() []Claim {
	var claims []Claim
	if c.HasIndex() {
		claims = append(claims, Claim{spaceRelation, c.Schema, c.Name})
	}
	if c.Type == "p" {
		claims = append(claims, Claim{spacePrimaryKey, c.Schema, c.Table})
	}
	if c.Clustered {
		claims = append(claims, Claim{spaceCluster, c.Schema, c.Table})
	}
	return claims
}

// Found implements [Found].
func (c *Constraint) Found() (Claim, bool) {
	return keyOver(c.InTable, c.Columns), (c.Type == "p" || c.Type == "u") && !c.Deferrable
}

// keyOver is what a foreign key looks for: the first unique index over the columns that it names, in whatever order
// (transformFkeyCheckAttrs in tablecmds.c), be it one that goes.
func keyOver(t InTable, columns []string) Claim {
	return Claim{spaceKey, t.Schema, t.Table + "(" + strings.Join(slices.Sorted(slices.Values(columns)), ",") + ")"}
}

// Attachments implements [Attaching].
func (c *Constraint) Attachments() []Attachment {
	if c.Parent == nil {
		return nil
	}
	return []Attachment{{Attr: "Parent", Binding: true, Needs: []ID{
		{Kind: KindConstraint, Schema: c.Parent.Schema, Parent: c.Parent.Name, Name: c.ParentName}}}}
}

// Ancestors implements [Heir].
func (c *Constraint) Ancestors() []ID {
	ids := make([]ID, len(c.Parents))
	for i, p := range c.Parents {
		ids[i] = ID{Kind: KindConstraint, Schema: p.Schema, Parent: p.Name, Name: cmp.Or(c.ParentName, c.Name)}
	}
	return ids
}

// Inherited implements [Heir].
func (c *Constraint) Inherited() bool { return !c.Local }

// EndsHeirs implements [EndingHeirs]: a check of a partitioned table goes from its partitions as well, be it that they had it before
// (ATExecDropConstraint in tablecmds.c), and ALTER TABLE ONLY does not drop it.
func (c *Constraint) EndsHeirs() bool { return c.Partitioned && c.Type == "c" }

// Bare implements [Bare]: ADD CONSTRAINT … NOT VALID in a parent makes constraints that are not valid either; only a child
// table that is made later has a valid one.
func (c *Constraint) Bare(parent Object) Object {
	bare := *c
	if p, ok := parent.(*Constraint); ok && !p.Validated {
		bare.Validated = false
	}
	return &bare
}

// Called implements [Namesake].
func (c *Constraint) Called(name string) Object {
	d := *c
	d.Name = name
	return &d
}

// Handed implements [Handed].
func (c *Constraint) Handed(child ID, parted bool) Object {
	own := *c
	own.Relation, own.Schema, own.Table = child.Kind, child.Schema, child.Name
	own.Clustered, own.Partitioned, own.Local, own.Parents = false, parted, c.Type != "f", []Name{{c.Schema, c.Table}}
	switch {
	case c.NoInherit || c.HasIndex() && child.Kind != KindTable:
		return nil
	case c.HasIndex():
		own.Name, own.Parents = handedName(child, c.Name), nil
		own.Parent, own.ParentName = &Name{c.Schema, c.Table}, c.Name
	case c.Type == "f":
		own.ParentName = c.Name
	}
	return &own
}

// Without implements [Attaching].
func (c *Constraint) Without(string) Object {
	d := *c
	d.Parent = nil
	return &d
}

// Place implements [Placed]: the primary key first, foreign keys last.
func (c *Constraint) Place() int { return strings.Index("puxcf", c.Type) }

// Index is the index that the constraint could be made out of (ALTER TABLE … ADD CONSTRAINT … USING INDEX,
// https://www.postgresql.org/docs/current/sql-altertable.html), under the given name. ok is false where there is none:
// PostgreSQL takes a B-tree over plain columns. Of a partitioned table, that is the index of each partition.
func (c *Constraint) Index(name string) (i *Index, ok bool) {
	rest, isKey := strings.CutPrefix(c.Definition, "PRIMARY KEY ")
	if !isKey {
		rest, isKey = strings.CutPrefix(c.Definition, "UNIQUE ")
	}
	if !isKey || c.Clustered || strings.Contains(c.Definition, " WITHOUT OVERLAPS)") {
		return nil, false
	}
	rest, distinct := strings.CutPrefix(rest, "NULLS NOT DISTINCT ")
	if distinct {
		rest += " NULLS NOT DISTINCT"
	}
	return &Index{InTable: c.InTable, Name: name, Definition: "USING btree " + rest, Unique: true, Method: "btree",
		Columns: c.Columns, Options: c.Options, Tablespace: c.Tablespace, Valid: true}, true
}

// Adopts implements [Adopting].
func (c *Constraint) Adopts(other Object) bool {
	o, ok := other.(*Index)
	if !ok || c.Partitioned {
		return false // USING INDEX is not for partitioned tables
	}
	i, ok := c.Index(o.Name)
	return ok && i.sameBuild(o) && len(o.Statistics) == 0
}

// Marks implements [Marking]: a primary key that is made of an index has its columns NOT NULL on their own account, even
// those of a partition that inherit it (index_check_primary_key in index.c; since PostgreSQL 18).
func (c *Constraint) Marks(cat *Catalog) []Object {
	if c.Type != "p" {
		return nil
	}
	var list []Object
	for _, name := range c.Columns {
		if col, ok := Find[*Column](cat, c.member(KindColumn, name)); ok && col.NotNull {
			own := *col
			own.NotNullOwn = true
			list = append(list, &own)
		}
	}
	return list
}

// Accompanies implements [Accompanying].
func (c *Constraint) Accompanies() {}

// Suits implements [Exacting]: the columns of a primary key are NOT NULL.
func (c *Constraint) Suits(used Object) bool {
	col, ok := used.(*Column)
	return !ok || c.Type != "p" || col.NotNull
}
