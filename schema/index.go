package schema

import (
	"slices"
	"strings"
)

// KindIndex is an index that no constraint stands on.
const KindIndex Kind = "index"

// Index is a row of pg_index without a constraint.
type Index struct {
	InTable
	Name        string
	Definition  string // pg_get_indexdef from USING on, without storage parameters and predicate
	Predicate   string
	Unique      bool
	Columns     []string // of the key, where a foreign key could refer to them
	Method      string
	Options     []string // storage parameters
	Tablespace  string
	Statistics  []string // statistics targets of expression columns, "2=500"
	Clustered   bool
	Valid       bool
	Partitioned bool   // the table has partitions
	Storageless bool   // the table is partitioned, though it may have no partitions
	Parent      *Name  // the partitioned index that this one is attached to: schema and index
	ParentTable string // the table of that index
}

// ID implements [Object].
func (i *Index) ID() ID { return i.member(KindIndex, i.Name) }

// HasExpression implements [Expressive]: beyond the parentheses around the columns there are others.
func (i *Index) HasExpression() bool {
	return i.Predicate != "" || strings.Count(i.Definition, "(") > 1
}

// Claims implements [Claimant].
func (i *Index) Claims() []Claim {
	claims := []Claim{{spaceRelation, i.Schema, i.Name}}
	if i.Clustered {
		claims = append(claims, Claim{spaceCluster, i.Schema, i.Table})
	}
	return claims
}

// Found implements [Found].
func (i *Index) Found() (Claim, bool) { return keyOver(i.InTable, i.Columns), len(i.Columns) > 0 }

// Attachments implements [Attaching].
func (i *Index) Attachments() []Attachment {
	if i.Parent == nil {
		return nil
	}
	return []Attachment{{Attr: "Parent", Binding: true, Needs: []ID{
		{Kind: KindIndex, Schema: i.Parent.Schema, Parent: i.ParentTable, Name: i.Parent.Name}}}}
}

// Without implements [Attaching].
func (i *Index) Without(string) Object {
	d := *i
	d.Parent = nil
	return &d
}

// Handed implements [Handed].
func (i *Index) Handed(child ID, parted bool) Object {
	if child.Kind != KindTable {
		return nil
	}
	own := *i
	own.Schema, own.Table, own.Name = child.Schema, child.Name, handedName(child, i.Name)
	own.Parent, own.ParentTable = &Name{i.Schema, i.Name}, i.Table
	own.Clustered, own.Statistics, own.Valid = false, nil, i.Valid || !parted
	own.Partitioned, own.Storageless = parted, parted
	return &own
}

// Incomplete implements [Incomplete]: an index made for a partitioned table ONLY is invalid until all its partitions
// have one.
func (i *Index) Incomplete() bool { return i.Partitioned && !i.Valid }

// Adopts implements [Adopting]: the same index under another name. It can be attached afterwards.
func (i *Index) Adopts(other Object) bool {
	o, ok := other.(*Index)
	return ok && o.Name != i.Name && i.sameBuild(o) && slices.Equal(i.Statistics, o.Statistics)
}

// sameBuild says that two indexes of one table hold the same and can be told apart by their names alone.
func (i *Index) sameBuild(o *Index) bool {
	return i.InTable == o.InTable && i.Valid && o.Valid && !i.Partitioned && !o.Partitioned && o.Parent == nil &&
		!i.Clustered && !o.Clustered && i.Unique == o.Unique && i.Definition == o.Definition && i.Predicate == o.Predicate &&
		i.Tablespace == o.Tablespace && slices.Equal(i.Options, o.Options)
}

// Accompanies implements [Accompanying].
func (i *Index) Accompanies() {}
