package diff

import (
	"reflect"
	"testing"

	"pawl/schema"
)

// TestEveryFieldIsCompared fails when a field of a kind is neither part of its identity nor said to matter or not.
func TestEveryFieldIsCompared(t *testing.T) {
	for _, k := range schema.Kinds {
		s := SpecOf(k.Kind)
		o := k.New()
		for _, f := range fields(s, reflect.TypeOf(o).Elem()) {
			if _, ok := s.attr(f); !ok && !identifies(k.New, f) {
				t.Errorf("%s of %s is not part of its ID and has no line in diff", f, k.Kind)
			}
		}
	}
}

// fields are the exported fields of a struct, with those of an embedded one that is not listed as a whole.
func fields(s Spec, t reflect.Type) []string {
	var list []string
	for i := range t.NumField() {
		f := t.Field(i)
		_, listed := s.attr(f.Name)
		switch {
		case f.Anonymous && f.Type.Kind() == reflect.Struct && !listed:
			list = append(list, fields(s, f.Type)...)
		case f.IsExported():
			list = append(list, f.Name)
		}
	}
	return list
}

// identifies says whether the object's ID follows the field.
func identifies(newObject func() schema.Object, field string) bool {
	o := newObject()
	before := o.ID()
	f := reflect.ValueOf(o).Elem().FieldByName(field)
	switch f.Kind() {
	case reflect.String:
		f.SetString("other")
	case reflect.Int:
		f.SetInt(7)
	case reflect.Bool:
		f.SetBool(true)
	case reflect.Struct:
		f.Set(nonZero(f.Type()))
	default:
		return false
	}
	return o.ID() != before
}

func nonZero(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	for i := range t.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String && f.CanSet() {
			f.SetString("other")
		}
	}
	return v
}

// TestNoLineWithoutKind fails when the table has a kind that does not exist.
func TestNoLineWithoutKind(t *testing.T) {
	for k := range kinds {
		if schema.Rank(k) == 0 {
			t.Errorf("kind %q has a line in diff, and none in schema", k)
		}
	}
}
