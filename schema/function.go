package schema

// KindFunction is a function.
const KindFunction Kind = "function"

// Function is a row of pg_proc with prokind f or w.
type Function struct {
	Routine
	Window bool // a window function
	// TypeFunction is the base type, or range type, that this function is a part of: it reads or writes its values.
	TypeFunction Name
}

// ID implements [Object].
func (f *Function) ID() ID { return f.id(KindFunction) }

// Host implements [Hosted]: a function that a type is made of is dropped with it.
func (f *Function) Host() ID {
	if f.TypeFunction.IsZero() {
		return ID{}
	}
	return ID{Kind: KindShellType, Schema: f.TypeFunction.Schema, Name: f.TypeFunction.Name}
}

// Attachments implements [Attaching]: the function cannot be dropped without the type.
func (f *Function) Attachments() []Attachment {
	if f.TypeFunction.IsZero() {
		return nil
	}
	return []Attachment{{Attr: "TypeFunction", Needs: []ID{f.Host()}, InCreate: true, Binding: true}}
}

// Without implements [Attaching]: the attachment is part of the function's creation.
func (f *Function) Without(string) Object { return f }

// Exposed implements [Exposed].
func (f *Function) Exposed() bool { return true }
