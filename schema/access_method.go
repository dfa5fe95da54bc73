package schema

// KindAccessMethod is an access method.
const KindAccessMethod Kind = "access method"

// AccessMethod is a row of pg_am.
type AccessMethod struct {
	Name    string
	Type    string // i index, t table
	Handler Name
}

// ID implements [Object].
func (m *AccessMethod) ID() ID { return ID{Kind: KindAccessMethod, Name: m.Name} }
