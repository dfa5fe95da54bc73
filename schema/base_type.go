package schema

// KindBaseType is a type with input and output functions of its own.
const KindBaseType Kind = "base type"

// BaseType is a row of pg_type with typtype b that is no array type.
type BaseType struct {
	Schema     string
	Name       string
	Input      Name
	Output     Name
	Receive    Name
	Send       Name
	TypmodIn   Name
	TypmodOut  Name
	Analyze    Name
	Subscript  Name // zero where it is the one that a type with elements has by itself
	Length     int  // -1: variable, -2: a C string
	ByValue    bool
	Alignment  string // char, int2, int4, double
	Storage    string // plain, external, extended, main
	Category   string
	Preferred  bool
	HasDefault bool
	Default    string // in the form that the input function reads
	Element    string // format_type
	Delimiter  string
	Collatable bool
}

// ID implements [Object].
func (t *BaseType) ID() ID { return ID{Kind: KindBaseType, Schema: t.Schema, Name: t.Name} }

// Host implements [Hosted].
func (t *BaseType) Host() ID { return ID{Kind: KindShellType, Schema: t.Schema, Name: t.Name} }

// Attachments implements [Attaching]: the type cannot be dropped without its name and its functions.
func (t *BaseType) Attachments() []Attachment {
	return []Attachment{{Attr: "Input", Needs: []ID{t.Host()}, InCreate: true, Binding: true}}
}

// Without implements [Attaching]: the attachment is part of the type's creation.
func (t *BaseType) Without(string) Object { return t }

// Exposed implements [Exposed].
func (t *BaseType) Exposed() bool { return true }
