package schema

import (
	"cmp"
	"strings"
)

// Kind is a sort of object, in PostgreSQL's words: "table", "materialized view".
type Kind string

// ID is the identity of an object inside a database. It is comparable, and holds no OID: the same object in two
// databases has the same ID.
//
// Most kinds are known by Schema and Name, or by Name alone. The others:
//
//   - What belongs to a relation or a domain (column, default, constraint, trigger, rule, policy, domain constraint)
//     has that one's name in Parent. So has an index, although its name is one of the schema.
//   - Routines have in Args the types of the arguments that identify them, as format_type gives them, separated by
//     comma and space: "integer, text". So it is for aggregates, also where some arguments come after ORDER BY.
//   - An operator's Name is its symbol, and Args are the types of its operands: "integer, integer", or
//     "NONE, integer" where there is no left one.
//   - An operator class or family has the name of its access method in Args.
//   - A cast's Name is "source AS target", the types as format_type gives them.
//   - A transform's Name is "type LANGUAGE name", as SQL writes them.
//   - A user mapping's Name is that of the server, Role that of the user, or "public".
//   - A membership's Name is that of the role, Role that of the member.
//
// What is said about another object (a comment, a grant) has that object's identity, with its kind in Of; see
// [ID.About]. Its target can also be a part that is no object of its own: a column of a view, a materialized view or
// a composite type, the index behind a constraint, the sequence of an identity column, a not null constraint, or the
// multirange type ("multirange") of a range type. Such a part has the ID that
// an object of that kind would have. In a grant's Role "public" is PUBLIC, as no role can have that name
// (https://www.postgresql.org/docs/current/sql-createrole.html), and the empty name is the owner.
type ID struct {
	Kind   Kind
	Of     Kind   // for what is said about another object (a comment, a grant): that object's kind
	Schema string // empty for objects that live in no schema
	Parent string // the relation or domain that a column, constraint, trigger … belongs to
	Name   string
	Args   string // what tells apart objects of one name: a routine's argument types, an operator's operands
	Role   string // the grantee of a grant, the user of a user mapping, the member of a role
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
	if id.Kind != other.Kind {
		if c := cmp.Compare(Rank(id.Kind), Rank(other.Kind)); c != 0 {
			return c
		}
	}
	for _, pair := range [...][2]string{{id.Schema, other.Schema}, {id.Parent, other.Parent}, {id.Name, other.Name}, {id.Args, other.Args}} {
		if c := strings.Compare(pair[0], pair[1]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(Rank(id.Of), Rank(other.Of)), strings.Compare(id.Role, other.Role))
}
