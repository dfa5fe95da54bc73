package diff

import (
	"fmt"
	"reflect"
	"slices"

	"pawl/schema"
)

// Op is the sort of a change.
type Op int

// The sorts of changes.
const (
	Create  Op = iota // the object is only in the new catalog
	Drop              // only in the old one
	Alter             // in both, and differences can be changed in place
	Replace           // in both, and must be dropped and created again
)

// String is the op as a verb.
func (o Op) String() string { return [...]string{"create", "drop", "alter", "replace"}[o] }

// Change is one difference between two catalogs.
type Change struct {
	Op       Op
	From, To schema.Object // nil where there is none
	Attrs    []string      // the attributes that differ
}

// ID is the identity of the object that changes.
func (c Change) ID() schema.ID {
	if c.From != nil {
		return c.From.ID()
	}
	return c.To.ID()
}

// Object is the object as it is after the change, or before it is dropped.
func (c Change) Object() schema.Object {
	if c.To != nil {
		return c.To
	}
	return c.From
}

// Compare lists the changes that lead from one catalog to the other, in the order of their IDs. Kinds that could
// not be read on one side are passed over: what could not be seen is unknown, not absent.
func Compare(from, to *schema.Catalog) []Change {
	var list []Change
	for old, new := range from.Differing(to) {
		switch {
		case old == nil:
			if _, left := leftover(new); !left && !unknown(from, to, new) {
				list = append(list, Change{Op: Create, To: new})
			}
		case unknown(from, to, old):
		case new != nil:
			if c, ok := compare(old, new, from, to); ok {
				list = append(list, c)
			}
		default:
			if in, ok := leftover(old); !ok || !to.Has(in) {
				list = append(list, Change{Op: Drop, From: old})
			}
		}
	}
	return list
}

func unknown(from, to *schema.Catalog, o schema.Object) bool {
	kind := o.ID().Kind
	_, a := from.Unknown[kind]
	_, b := to.Unknown[kind]
	return a || b
}

// leftover says that nobody wants the object, or could make it, and in which schema it is.
func leftover(o schema.Object) (in schema.ID, ok bool) {
	if l, is := o.(schema.Leftover); is {
		in = l.LeftIn()
	}
	return in, in != schema.ID{}
}

// compare finds the difference between two states of one object; ok is false when there is none. What can change in
// place depends on the version of the server that is changed, the old catalog's.
func compare(from, to schema.Object, old, new *schema.Catalog) (c Change, ok bool) {
	c = Change{Op: Alter, From: from, To: to}
	alike := new.Alike[from.ID()]
	for _, a := range SpecOf(from.ID().Kind).attrs {
		if !a.differs(from, to) || a.follows(from, to, old, new) || a.text && alike != nil && !a.differs(from, alike) {
			continue
		}
		c.Attrs = append(c.Attrs, a.Name)
		if a.replace(from, to, old.Major) {
			c.Op = Replace
		}
	}
	return c, len(c.Attrs) > 0
}

// Differences lists the attributes in which two states of one object differ.
func Differences(from, to schema.Object) []string {
	var list []string
	for _, a := range SpecOf(from.ID().Kind).attrs {
		if a.differs(from, to) {
			list = append(list, a.Name)
		}
	}
	return list
}

// InTextOnly says that the object is there on both sides and differs in SQL as the server writes it alone.
func (c Change) InTextOnly() bool {
	if c.From == nil || c.To == nil {
		return false
	}
	s := SpecOf(c.ID().Kind)
	for _, name := range c.Attrs {
		if a, ok := s.attr(name); !ok || !a.text {
			return false
		}
	}
	return true
}

// HasText says that objects of a kind hold SQL as the server writes it.
func HasText(kind schema.Kind) bool {
	return slices.ContainsFunc(SpecOf(kind).attrs, func(a Attr) bool { return a.text })
}

// Replaces says that an object has to be made anew to become another one, on a server of this major version.
func Replaces(from, to schema.Object, major int) bool {
	return slices.ContainsFunc(SpecOf(from.ID().Kind).attrs, func(a Attr) bool { return a.differs(from, to) && a.replace(from, to, major) })
}

// Equal says whether two states of one object are the same.
func Equal(a, b schema.Object) bool { return a == b || len(Differences(a, b)) == 0 }

// Recurses says whether the change of this attribute reaches the same object of child tables by itself.
func (c Change) Recurses(name string) bool {
	a, ok := SpecOf(c.ID().Kind).attr(name)
	return ok && a.Recurses
}

// Overrides says whether the change of this attribute takes it from heir, the same object of a child table in the old
// catalog, on a server of this major version.
func (c Change) Overrides(name string, heir schema.Object, major int) bool {
	a, ok := SpecOf(c.ID().Kind).attr(name)
	return ok && c.Op == Alter && a.overrides(c.From, heir, major)
}

// Spares says whether the change of this attribute leaves heir, the same object of a child table in the old catalog, as it
// is, on a server of this major version.
func (c Change) Spares(name string, heir schema.Object, major int) bool {
	a, ok := SpecOf(c.ID().Kind).attr(name)
	return ok && c.Op == Alter && a.spares(c.From, heir, major)
}

// Resets are the attributes that the change of this one has back at their defaults, here and in child tables.
func (c Change) Resets(name string) []string {
	if a, ok := SpecOf(c.ID().Kind).attr(name); ok && c.Op == Alter {
		return a.resets
	}
	return nil
}

// WithoutMade leaves out of a list of attributes those that are made with another one.
func WithoutMade(kind schema.Kind, attrs []string, with string) []string {
	return slices.DeleteFunc(slices.Clone(attrs), func(name string) bool {
		a, ok := SpecOf(kind).attr(name)
		return ok && a.MadeWith == with
	})
}

// Replaces says whether the change of this attribute alone needs the object to be made anew on a server of this major
// version.
func (c Change) Replaces(name string, major int) bool {
	a, ok := SpecOf(c.ID().Kind).attr(name)
	return ok && a.replace(c.From, c.To, major)
}

// ReferrerFirst says whether the change of this attribute is made first in what refers to the object; ordered is false
// where the order does not matter.
func (c Change) ReferrerFirst(name string) (first, ordered bool) {
	a, ok := SpecOf(c.ID().Kind).attr(name)
	if !ok || a.referrer == nil {
		return false, false
	}
	return a.referrer(c.From, c.To), true
}

// SameValue says whether two objects of one kind have the same value of an attribute.
func SameValue(a, b schema.Object, name string) bool {
	attr, ok := SpecOf(a.ID().Kind).attr(name)
	return ok && !attr.differs(a, b)
}

// Value is an attribute's value as text; ok is false for values that have no short text.
func Value(o schema.Object, name string) (text string, ok bool) {
	a, found := SpecOf(o.ID().Kind).attr(name)
	if !found {
		return "", false
	}
	switch v := a.value(o); v.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64:
		return fmt.Sprint(v.Interface()), true
	}
	return "", false
}

// With is a copy of the object that has the other one's value of an attribute.
func With(o, other schema.Object, name string) schema.Object {
	a, ok := SpecOf(o.ID().Kind).attr(name)
	if !ok {
		return o
	}
	out := reflect.New(reflect.TypeOf(o).Elem())
	out.Elem().Set(reflect.ValueOf(o).Elem())
	out.Elem().FieldByIndex(a.field).Set(reflect.ValueOf(other).Elem().FieldByIndex(a.field))
	return out.Interface().(schema.Object)
}

// each calls f for every attribute that the change alters in place.
func (c Change) each(f func(Attr)) {
	if c.Op != Alter {
		return
	}
	s := SpecOf(c.ID().Kind)
	for _, name := range c.Attrs {
		if a, ok := s.attr(name); ok {
			f(a)
		}
	}
}

// Rebuilds says whether a dependent of this kind must be dropped before the change and created after it.
func (c Change) Rebuilds(kind schema.Kind) bool {
	found := false
	c.each(func(a Attr) {
		found = found || a.rebuilds[kind] && a.rebuildsIf(c.From, c.To, kind)
	})
	return found
}

// Commits says that what the change adds cannot be used before it is committed.
func (c Change) Commits() bool {
	found := false
	c.each(func(a Attr) { found = found || a.commits(c.From, c.To) })
	return found
}

// Back is the change that leads back from it; ok is false if there is none, because the way back comes by itself.
func (c Change) Back(old, new *schema.Catalog) (back Change, ok bool) {
	switch c.Op {
	case Create:
		return Change{Op: Drop, From: c.To}, true
	case Drop:
		return Change{Op: Create, To: c.From}, true
	}
	return compare(c.To, c.From, new, old)
}
