package schema

// KindRange is a range type.
const KindRange Kind = "range"

// Range is a row of pg_range.
type Range struct {
	Schema      string
	Name        string
	Subtype     string // format_type
	Opclass     Name   // zero: the subtype's default one
	Collation   Name   // zero: the subtype's own
	Canonical   Name   // the function that brings values into their canonical form
	SubtypeDiff Name   // the function that subtracts values of the subtype
	Multirange  Name   // the multirange type
}

// AsColumn is a column with values of the subtype.
func (r *Range) AsColumn() *Column { return &Column{Type: r.Subtype, BaseType: r.Subtype} }

// ID implements [Object].
func (r *Range) ID() ID { return ID{Kind: KindRange, Schema: r.Schema, Name: r.Name} }

// Claims implements [Claimant].
func (r *Range) Claims() []Claim {
	if !r.Canonical.IsZero() {
		return []Claim{{spaceType, r.Multirange.Schema, r.Multirange.Name}} // the shell type claims the other
	}
	return []Claim{{spaceType, r.Schema, r.Name}, {spaceType, r.Multirange.Schema, r.Multirange.Name}}
}

// Host implements [Hosted]: a canonical function stands on the name of the type, which comes first.
func (r *Range) Host() ID {
	if r.Canonical.IsZero() {
		return ID{}
	}
	return ID{Kind: KindShellType, Schema: r.Schema, Name: r.Name}
}

// Attachments implements [Attaching]: with a canonical function it cannot be dropped without its name.
func (r *Range) Attachments() []Attachment {
	if r.Canonical.IsZero() {
		return nil
	}
	return []Attachment{{Attr: "Canonical", Needs: []ID{r.Host()}, InCreate: true, Binding: true}}
}

// Without implements [Attaching]: the attachment is part of the type's creation.
func (r *Range) Without(string) Object { return r }

// Renamed implements [Type]. The multirange type gets another name as well.
func (r *Range) Renamed(name string) Object {
	s := *r
	s.Name = name
	s.Multirange.Name = within("multirange_" + name)
	return &s
}

// within cuts a name to PostgreSQL's 63 bytes (NAMEDATALEN).
func within(name string) string {
	const most = 63
	for len(name) > most {
		r := []rune(name)
		name = string(r[:len(r)-1])
	}
	return name
}

// Exposed implements [Exposed].
func (r *Range) Exposed() bool { return true }
