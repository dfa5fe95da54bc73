package diff

import (
	"fmt"
	"reflect"
	"slices"

	"pawl/schema"
)

// attr says what a change of one attribute means for objects of type T. The zero value is an attribute that an
// ALTER changes in place and loses nothing.
type attr[T schema.Object] struct {
	// Name is that of the Go field.
	Name string
	// Ignored is the reason why a difference does not matter; such an attribute is not compared.
	Ignored string
	// Replace says that no ALTER exists: the object is dropped and created again.
	Replace bool
	// ReplaceIf is Replace for some changes only.
	ReplaceIf func(from, to T) bool
	// Text says that the value is, or holds, SQL as the server writes it. PostgreSQL does not always read its own
	// text back as the same text.
	Text bool
	// Unordered says that the attribute is a list of texts whose order means nothing.
	Unordered bool
	// ReplaceOn is ReplaceIf where the server's major version matters.
	ReplaceOn func(from, to T, major int) bool
	// Same says when two different values mean the same.
	Same func(from, to T) bool
	// Follows says that the change comes by itself with the creation or the end of other objects.
	Follows func(from, to T, old, new *schema.Catalog) bool
	// Rebuilds lists the kinds of dependents that must be dropped before the change and created after it.
	Rebuilds []schema.Kind
	// RebuildsIf restricts Rebuilds to some changes.
	RebuildsIf func(from, to T, dependent schema.Kind) bool
	// Loses says what the change destroys, in words; empty where it destroys nothing.
	Loses func(from, to T) string
	// LosesIn is Loses where it is up to what else the catalog holds to which the change leads.
	LosesIn func(from, to T, in *schema.Catalog) string
	// Recurses says that PostgreSQL makes the change in child tables as well.
	Recurses bool
	// Overrides says that it takes from the same object of a child table what that keeps in the new catalog.
	Overrides func(from, heir T, major int) bool
	// Spares says that it leaves the same object of a child table alone where it recurses otherwise.
	Spares func(from, heir T, major int) bool
	// Resets are other attributes that the change has back at their defaults, here and in child tables.
	Resets []string
	// MadeWith is the attribute with which this one is made, where that is made anew.
	MadeWith string
	// ReferrerFirst says that the change must be made in a table with a foreign key to this one before it is made
	// here, or, where it is false, after.
	ReferrerFirst func(from, to T) bool
	// Commits says that what the change adds cannot be used before it is committed.
	Commits func(from, to T) bool
}

// attrs is the whole of what a kind's file in this package says.
type attrs[T schema.Object] []attr[T]

// Spec is what is known of a kind, for any object of it.
type Spec struct {
	attrs []Attr
}

// Attr is what is known of one attribute of a kind.
type Attr struct {
	Name       string
	Ignored    string
	Recurses   bool
	MadeWith   string
	resets     []string
	unordered  bool
	text       bool
	always     bool // no ALTER exists
	maybe      bool // there are changes that no ALTER makes
	field      []int
	replace    func(from, to schema.Object, major int) bool
	same       func(from, to schema.Object) bool
	follows    func(from, to schema.Object, old, new *schema.Catalog) bool
	rebuilds   map[schema.Kind]bool
	rebuildsIf func(from, to schema.Object, dependent schema.Kind) bool
	loses      func(from, to schema.Object) string
	losesIn    func(from, to schema.Object, in *schema.Catalog) string
	commits    func(from, to schema.Object) bool
	overrides  func(from, heir schema.Object, major int) bool
	spares     func(from, heir schema.Object, major int) bool
	referrer   func(from, to schema.Object) bool // nil: in any order
}

// spec forgets T, so that specs of all kinds fit in one table.
func spec[T schema.Object](list attrs[T]) Spec {
	var zero T
	t := reflect.TypeOf(zero).Elem()
	var s Spec
	for _, a := range list {
		f, ok := t.FieldByName(a.Name)
		if !ok {
			panic(fmt.Sprintf("diff: %s has no field %s", t, a.Name))
		}
		e := Attr{Name: a.Name, Ignored: a.Ignored, Recurses: a.Recurses, MadeWith: a.MadeWith, resets: a.Resets, unordered: a.Unordered, text: a.Text, always: a.Replace,
			maybe: a.ReplaceIf != nil || a.ReplaceOn != nil, field: f.Index, rebuilds: map[schema.Kind]bool{}}
		e.replace = func(from, to schema.Object, major int) bool {
			return a.Replace || a.ReplaceIf != nil && a.ReplaceIf(from.(T), to.(T)) ||
				a.ReplaceOn != nil && a.ReplaceOn(from.(T), to.(T), major)
		}
		e.same = func(from, to schema.Object) bool { return a.Same != nil && a.Same(from.(T), to.(T)) }
		e.follows = func(from, to schema.Object, old, new *schema.Catalog) bool {
			return a.Follows != nil && a.Follows(from.(T), to.(T), old, new)
		}
		for _, k := range a.Rebuilds {
			e.rebuilds[k] = true
		}
		e.rebuildsIf = func(from, to schema.Object, dependent schema.Kind) bool {
			return a.RebuildsIf == nil || a.RebuildsIf(from.(T), to.(T), dependent)
		}
		e.loses = func(from, to schema.Object) string {
			if a.Loses == nil {
				return ""
			}
			return a.Loses(from.(T), to.(T))
		}
		e.losesIn = func(from, to schema.Object, in *schema.Catalog) string {
			if a.LosesIn == nil {
				return ""
			}
			return a.LosesIn(from.(T), to.(T), in)
		}
		e.commits = func(from, to schema.Object) bool { return a.Commits != nil && a.Commits(from.(T), to.(T)) }
		e.overrides = func(from, heir schema.Object, major int) bool {
			return a.Overrides != nil && a.Overrides(from.(T), heir.(T), major)
		}
		e.spares = func(from, heir schema.Object, major int) bool {
			return a.Spares != nil && a.Spares(from.(T), heir.(T), major)
		}
		if a.ReferrerFirst != nil {
			e.referrer = func(from, to schema.Object) bool { return a.ReferrerFirst(from.(T), to.(T)) }
		}
		s.attrs = append(s.attrs, e)
	}
	return s
}

// attr returns what is known of the attribute of this name.
func (s Spec) attr(name string) (Attr, bool) {
	for _, a := range s.attrs {
		if a.Name == name {
			return a, true
		}
	}
	return Attr{}, false
}

func (a Attr) value(o schema.Object) reflect.Value {
	v := reflect.ValueOf(o).Elem().FieldByIndex(a.field)
	if a.unordered {
		return reflect.ValueOf(slices.Sorted(slices.Values(v.Interface().([]string))))
	}
	return v
}

// differs says whether the attribute has another value; a nil list is an empty one.
func (a Attr) differs(from, to schema.Object) bool {
	if a.Ignored != "" {
		return false
	}
	x, y := a.value(from), a.value(to)
	if x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 {
		return false
	}
	return !reflect.DeepEqual(x.Interface(), y.Interface()) && !a.same(from, to)
}

// InPlace lists the attributes of a kind that can change without making the object anew.
func (s Spec) InPlace() []string {
	var list []string
	for _, a := range s.attrs {
		if a.Ignored == "" && !a.always {
			list = append(list, a.Name)
		}
	}
	return list
}

// Attributes lists what is compared of objects of a kind.
func (s Spec) Attributes() []Attr {
	return slices.DeleteFunc(slices.Clone(s.attrs), func(a Attr) bool { return a.Ignored != "" })
}

// InPlace says that an ALTER can change the attribute, from some values to some at least.
func (a Attr) InPlace() bool { return !a.always }

// Replaces says that some changes of the attribute need the object to be made anew.
func (a Attr) Replaces() bool { return a.always || a.maybe }
