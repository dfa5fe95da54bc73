package schema

// KindOperatorFamily is an operator family.
const KindOperatorFamily Kind = "operator family"

// OperatorFamily is a row of pg_opfamily. What belongs to it directly, and not to one of its classes, are objects
// of their own.
type OperatorFamily struct {
	Schema string
	Name   string
	Method string // the index access method
}

// ID implements [Object].
func (f *OperatorFamily) ID() ID {
	return ID{Kind: KindOperatorFamily, Schema: f.Schema, Name: f.Name, Args: f.Method}
}
