package schema

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
