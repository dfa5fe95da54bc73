package schema

import "slices"

// KindEnum is an enumerated type.
const KindEnum Kind = "enum"

// Enum is a row of pg_type with typtype e.
type Enum struct {
	Schema string
	Name   string
	Labels []string // in their order
}

// ID implements [Object].
func (e *Enum) ID() ID { return ID{Kind: KindEnum, Schema: e.Schema, Name: e.Name} }

// Claims implements [Claimant].
func (e *Enum) Claims() []Claim { return []Claim{{spaceType, e.Schema, e.Name}} }

// Renamed implements [Type].
func (e *Enum) Renamed(name string) Object {
	f := *e
	f.Name = name
	return &f
}

// Exposed implements [Exposed].
func (e *Enum) Exposed() bool { return true }

// LabelKind is what an ID of a label of an enum has for a kind. Labels are attributes of their enum, and no objects of the
// catalog; but each can be spoken of, to be renamed.
const LabelKind Kind = "enum value"

// Label is one label of an enum.
type Label struct {
	Schema, Enum, Name string
}

// ID implements [Object].
func (l Label) ID() ID { return ID{Kind: LabelKind, Schema: l.Schema, Parent: l.Enum, Name: l.Name} }

// Host implements [Hosted].
func (l Label) Host() ID { return ID{Kind: KindEnum, Schema: l.Schema, Name: l.Enum} }

// Holds implements [Holder].
func (l Label) Holds() string { return "the values of the rows that have it" }

// Label is one of the labels; ok is false if there is none of the name.
func (e *Enum) Label(name string) (l Label, ok bool) {
	return Label{e.Schema, e.Name, name}, slices.Contains(e.Labels, name)
}

// Relabelled implements [Enumerating].
func (e *Enum) Relabelled(from, to string) (renamed Object, attr string) {
	f := *e
	f.Labels = slices.Clone(e.Labels)
	if i := slices.Index(f.Labels, from); i >= 0 {
		f.Labels[i] = to
	}
	return &f, "Labels"
}
