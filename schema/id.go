package schema

import (
	"cmp"
	"strings"
)

// Kind is a sort of object, in PostgreSQL's words: "table", "materialized view".
type Kind string

// ID is the identity of an object inside a database. It is comparable, and holds no OID: the same object in two
// databases has the same ID.
type ID struct {
	Kind   Kind
	Of     Kind   // for what is said about another object (a comment, a grant): that object's kind
	Schema string // empty for objects that live in no schema
	Parent string // the relation or domain that a column, constraint, trigger … belongs to
	Name   string
	Args   string // what tells apart objects of one name: a routine's argument types, an operator's operands
	Role   string // the grantee of a grant, the user of a user mapping
}

// Target is the ID of the object that a comment or a grant is about; ok is false for all other kinds.
func (id ID) Target() (target ID, ok bool) {
	if id.Of == "" {
		return ID{}, false
	}
	return ID{Kind: id.Of, Schema: id.Schema, Parent: id.Parent, Name: id.Name, Args: id.Args}, true
}

// About returns the ID of what an object of the given kind says about id.
func (id ID) About(kind Kind) ID {
	id.Of, id.Kind = id.Kind, kind
	return id
}

// String is the text by which people know the object: "table public.users", "column public.users.email".
// It is for messages, not SQL: names are not quoted.
func (id ID) String() string {
	var b strings.Builder
	b.WriteString(string(id.Kind))
	b.WriteByte(' ')
	if id.Of != "" {
		b.WriteString("on ")
		b.WriteString(string(id.Of))
		b.WriteByte(' ')
	}
	b.WriteString(id.Label())
	if id.Role != "" {
		b.WriteString(" for ")
		b.WriteString(id.Role)
	}
	return b.String()
}

// Label is the object's qualified name without its kind.
func (id ID) Label() string {
	parts := make([]string, 0, 3)
	for _, part := range []string{id.Schema, id.Parent, id.Name} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	label := strings.Join(parts, ".")
	if id.Args != "" || id.Kind == "function" || id.Kind == "procedure" || id.Kind == "aggregate" {
		label += "(" + id.Args + ")"
	}
	return label
}

// Compare orders IDs by kind in creation order, then by name.
func (id ID) Compare(other ID) int {
	return cmp.Or(
		cmp.Compare(Rank(id.Kind), Rank(other.Kind)),
		cmp.Compare(id.Schema, other.Schema),
		cmp.Compare(id.Parent, other.Parent),
		cmp.Compare(id.Name, other.Name),
		cmp.Compare(id.Args, other.Args),
		cmp.Compare(Rank(id.Of), Rank(other.Of)),
		cmp.Compare(id.Role, other.Role),
	)
}
