package render

import (
	"cmp"
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// This file spells the expression behind ALTER COLUMN … TYPE … USING. An explicit cast to varchar(3) would cut text
// silently, where the assignment that follows refuses; so casts are to types without their modifiers, and to what a
// domain is based on.

// conversions turns values of one type into another's.
type conversions struct {
	// cast is the context of the cast from one type to another (i, a, e), or empty.
	cast func(from, to string) string
	// types knows the types of both catalogs.
	types typeNames
}

func conversionsOf(p *plan.Plan) conversions {
	return conversions{types: namesOfTypes(p), cast: func(from, to string) string {
		pair := [2]string{from, to}
		return cmp.Or(p.From.Casts[pair], p.To.Casts[pair])
	}}
}

// back is for the way back.
func (c conversions) back() conversions {
	c.types.from, c.types.to = c.types.to, c.types.from
	return c
}

func (c conversions) assignable(from, to string) bool {
	context := c.cast(from, to)
	return from == to || context == "i" || context == "a"
}

// typeNames finds the types of both catalogs by the names that format_type gives them.
type typeNames struct {
	from, to map[string]schema.Object
	replaced map[string]bool // those that are renamed aside while others of their names are made
}

func namesOfTypes(p *plan.Plan) typeNames {
	t := typeNames{map[string]schema.Object{}, map[string]schema.Object{}, map[string]bool{}}
	for o := range schema.Each[schema.Type](p.From) {
		t.from[typeName(o)] = o
	}
	for o := range schema.Each[schema.Type](p.To) {
		t.to[typeName(o)] = o
	}
	made := map[schema.ID]bool{}
	for _, s := range p.Steps {
		if s.Verb == plan.Create {
			made[s.To.ID()] = true
		}
	}
	for _, s := range p.Steps {
		if o, is := s.From.(schema.Type); is && s.Verb == plan.Rename && made[o.ID()] {
			t.replaced[typeName(o)] = true
			if r, is := o.(*schema.Range); is {
				t.replaced[Ident(r.Multirange.Schema)+"."+Ident(r.Multirange.Name)] = true
			}
		}
	}
	return t
}

func typeName(o schema.Object) string { return Ident(o.ID().Schema) + "." + Ident(o.ID().Name) }

// valueType is the type of a value, without modifier.
type valueType struct {
	base  string
	array bool
}

func (v valueType) String() string {
	name := schema.AnyLength(v.base)
	if v.array {
		return name + "[]"
	}
	return name
}

// bottom is the type that a domain is based on, in the end; other types are their own.
func bottom(types map[string]schema.Object, v valueType) valueType {
	for !v.array {
		d, is := types[v.base].(*schema.Domain)
		if !is {
			break
		}
		v = valueType{d.BaseType, d.Array}
	}
	return v
}

// conversion turns the old values of a column into new ones; it is empty where PostgreSQL needs no expression.
func conversion(w *writer, from, to *schema.Column) string {
	if w.step.Expression != "" {
		return w.step.Expression
	}
	name := Ident(to.Name)
	if c, is := w.types.to[to.BaseType].(*schema.Composite); is && w.types.replaced[to.BaseType] && !to.Array {
		if old, is := w.types.from[from.BaseType].(*schema.Composite); is && old.ID() == c.ID() && !old.SameShape(c) {
			return fields(w, name, old, c)
		}
	}
	return w.converted(name, valueTypeOf(from), valueTypeOf(to))
}

// valueOf is the value of one column as another one takes it.
func valueOf(w *writer, from, to *schema.Column) string {
	name := Ident(from.Name)
	return orElse(w.converted(name, valueTypeOf(from), valueTypeOf(to)), name)
}

// cut is a value of one column as the other one's type, which may lose what does not fit.
func (c conversions) cut(value string, from, to *schema.Column) string {
	suffix := "::" + to.Type
	converted := orElse(c.converted(value, valueTypeOf(from), valueTypeOf(to)), value)
	return strings.TrimSuffix(converted, suffix) + suffix
}

func valueTypeOf(c *schema.Column) valueType { return valueType{c.BaseType, c.Array} }

// converted is the value turned into the other type; empty where assignment does it.
func (c conversions) converted(value string, from, to valueType) string {
	from, to = bottom(c.types.from, from), bottom(c.types.to, to)
	if c.types.replaced[from.base] && to.array == from.array && !to.array && isString(to.base) {
		return ""
	}
	if c.types.replaced[to.base] || c.types.replaced[from.base] || from.array != to.array {
		return value + "::text::" + to.String()
	}
	if c.assignable(from.base, to.base) || !to.array && isString(to.base) {
		return ""
	}
	if isString(from.base) || isString(to.base) || c.cast(from.base, to.base) != "" {
		return value + "::" + to.String()
	}
	return value + "::text::" + to.String()
}

// isString says that PostgreSQL converts values of any type to this one on assignment (I/O conversion casts,
// https://www.postgresql.org/docs/current/sql-createcast.html).
func isString(typ string) bool {
	return slices.Contains([]string{"text", "character varying", "character", "bpchar", "name"}, typ)
}

// fields makes a composite value of another's fields, by their names. IS DISTINCT FROM tells a value that is null
// from one whose fields all are.
func fields(w *writer, value string, from, to *schema.Composite) string {
	row := ""
	for i, a := range to.Attributes {
		if i > 0 {
			row += ", "
		}
		old, had := from.Attribute(a.Name)
		if !had {
			row += "NULL"
			continue
		}
		field := "(" + value + ")." + Ident(a.Name)
		turned := w.converted(field, valueType{old.BaseType, old.Array}, valueType{a.BaseType, a.Array})
		row += orElse(turned, field)
	}
	return "CASE WHEN " + value + " IS DISTINCT FROM NULL THEN ROW(" + row + ")::" + typeName(to) + " END"
}
