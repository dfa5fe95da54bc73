package schema

// KindSequence is a sequence that is not that of an identity column.
const KindSequence Kind = "sequence"

// SequenceOptions are the parameters of a sequence (pg_sequence).
type SequenceOptions struct {
	Start, Increment, Min, Max, Cache int64
	Cycle                             bool
}

// Sequence is a row of pg_sequence.
type Sequence struct {
	Schema string
	Name   string
	Type   string // smallint, integer, bigint
	SequenceOptions
	Persistence string     // p permanent, u unlogged
	OwnedBy     *ColumnRef // the column it is dropped with
}

// ColumnRef names a column.
type ColumnRef struct {
	Schema, Table, Column string
	Relation              Kind
}

// ID implements [Object].
func (s *Sequence) ID() ID { return ID{Kind: KindSequence, Schema: s.Schema, Name: s.Name} }

// Claims implements [Claimant].
func (s *Sequence) Claims() []Claim {
	return []Claim{{spaceRelation, s.Schema, s.Name}}
}

// Holds implements [Holder].
func (s *Sequence) Holds() string { return "its current value" }

// Host implements [Hosted]: a sequence is dropped with the column that owns it.
func (s *Sequence) Host() ID {
	if s.OwnedBy == nil {
		return ID{}
	}
	return s.OwnedBy.ID()
}

// ID is the column's identity.
func (r *ColumnRef) ID() ID {
	return ID{Kind: KindColumn, Schema: r.Schema, Parent: r.Table, Name: r.Column}
}

// Attachments implements [Attaching].
func (s *Sequence) Attachments() []Attachment {
	if s.OwnedBy == nil {
		return nil
	}
	return []Attachment{{Attr: "OwnedBy", Needs: []ID{s.OwnedBy.ID()}}}
}

// Without implements [Attaching].
func (s *Sequence) Without(string) Object {
	t := *s
	t.OwnedBy = nil
	return &t
}

// Exposed implements [Exposed].
func (s *Sequence) Exposed() bool { return true }

// Accompanies implements [Accompanying].
func (s *Sequence) Accompanies() {}
