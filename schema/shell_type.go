package schema

// KindShellType is the name of a type, before anything is known of it.
const KindShellType Kind = "shell type"

// ShellType is the name that CREATE TYPE with nothing but a name makes. A base type, and a range type with a canonical
// function, begin as one: their functions need the type, and the type needs its functions. So the name is an object of
// its own, on which those functions stand, and the type ends with it
// (https://www.postgresql.org/docs/current/sql-createtype.html).
type ShellType struct {
	Schema string
	Name   string
	// Fixed is what no ALTER TYPE changes of the type behind the name; empty where none was defined.
	Fixed string
}

// ID implements [Object].
func (s *ShellType) ID() ID { return ID{Kind: KindShellType, Schema: s.Schema, Name: s.Name} }

// Claims implements [Claimant].
func (s *ShellType) Claims() []Claim { return []Claim{{spaceType, s.Schema, s.Name}} }
