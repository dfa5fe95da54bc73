package schema

import "slices"

// KindComposite is a composite type made by CREATE TYPE.
const KindComposite Kind = "composite"

// Composite is a row of pg_class with relkind c.
type Composite struct {
	Schema     string
	Name       string
	Attributes []Attribute // in their order
}

// Attribute is an attribute of a composite type.
type Attribute struct {
	Name      string
	Type      string // format_type with its modifier
	BaseType  string // format_type without
	TypeKind  string // typtype of the type, or of an array's element type
	Array     bool
	Collation Name // zero: the type's own
}

// AsColumn is a column with values of the attribute's type.
func (a Attribute) AsColumn() *Column {
	return &Column{Type: a.Type, BaseType: a.BaseType, TypeKind: a.TypeKind, Array: a.Array}
}

// ID implements [Object].
func (c *Composite) ID() ID { return ID{Kind: KindComposite, Schema: c.Schema, Name: c.Name} }

// Claims implements [Claimant]: a composite type is a relation as well.
func (c *Composite) Claims() []Claim {
	return []Claim{{spaceRelation, c.Schema, c.Name}, {spaceType, c.Schema, c.Name}}
}

// Renamed implements [Type].
func (c *Composite) Renamed(name string) Object {
	d := *c
	d.Name = name
	return &d
}

// Attribute returns the attribute of this name.
func (c *Composite) Attribute(name string) (Attribute, bool) {
	for _, a := range c.Attributes {
		if a.Name == name {
			return a, true
		}
	}
	return Attribute{}, false
}

// SameShape implements [Shaped].
func (c *Composite) SameShape(to Object) bool {
	d, ok := to.(*Composite)
	return ok && slices.EqualFunc(c.Attributes, d.Attributes, func(a, b Attribute) bool { return a.Name == b.Name })
}

// Exposed implements [Exposed].
func (c *Composite) Exposed() bool { return true }
