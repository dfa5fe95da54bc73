package schema

import (
	"regexp"
	"slices"
)

// Numbering is where a column has its numbers from: from its identity, or from a sequence by its default
// (https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL).
type Numbering struct {
	Column   *Column
	Sequence Name // of a default; zero for an identity
	Options  SequenceOptions
}

var nextNumber = regexp.MustCompile(`^nextval\('(?:[^']|'')+'::regclass\)$`)

// Numbers says that the default is the next number of a sequence, and nothing but that.
func (d *Default) Numbers() bool { return nextNumber.MatchString(d.Expression) }

// NumberingOf is where a column of a table has its numbers from; nil if it has none.
func (c *Catalog) NumberingOf(id ID) *Numbering {
	column, ok := Find[*Column](c, id)
	if !ok || column.Relation != KindTable || !slices.Contains([]string{"smallint", "integer", "bigint"}, column.BaseType) || column.Array {
		return nil
	}
	if column.Identity != "" {
		return &Numbering{Column: column, Options: *column.Sequence}
	}
	d, ok := Find[*Default](c, ID{Kind: KindDefault, Schema: column.Schema, Parent: column.Table, Name: column.Name})
	if !ok || !d.Numbers() {
		return nil
	}
	for _, used := range c.Uses(d.ID()) {
		if s, ok := Find[*Sequence](c, used); ok {
			return &Numbering{column, Name{s.Schema, s.Name}, s.SequenceOptions}
		}
	}
	return nil
}

// ID is that of the sequence; of an identity it names nothing.
func (n *Numbering) ID() ID {
	return ID{Kind: KindSequence, Schema: n.Sequence.Schema, Name: n.Sequence.Name}
}

// Successor is where the column that owns the sequence has its numbers from in a catalog, if that is not the sequence: they go on
// there. It is nil if no column owns it, or gets numbers.
func (s *Sequence) Successor(cat *Catalog) *Numbering {
	if s.OwnedBy == nil {
		return nil
	}
	n := cat.NumberingOf(s.OwnedBy.ID())
	if n == nil || n.ID() == s.ID() || n.Options.Increment > 0 != (s.Increment > 0) {
		return nil
	}
	return n
}

// Continues implements [Continued].
func (s *Sequence) Continues(in *Catalog) bool { return s.Successor(in) != nil }
