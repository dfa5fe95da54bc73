package schema

import (
	"fmt"
	"reflect"
)

// Enumeration is the object that has a part with this ID; ok is false if there is none.
func (c *Catalog) Enumeration(part ID) (o Enumerating, ok bool) {
	for _, id := range c.Named(part.Schema, part.Parent) {
		if o, ok = c.object(id).(Enumerating); ok {
			return o, true
		}
	}
	return nil, false
}

// As is a copy of the object with the name, and for a part of a relation the relation's name, of another ID. It
// works for every kind whose struct has a field Name.
func As(o Object, id ID) (Object, error) {
	v := reflect.ValueOf(o).Elem()
	if f := v.FieldByName("Name"); !f.IsValid() || f.Kind() != reflect.String {
		return nil, fmt.Errorf("%s cannot be renamed", o.ID())
	}
	out := reflect.New(v.Type())
	out.Elem().Set(v)
	out.Elem().FieldByName("Name").SetString(id.Name)
	if f := out.Elem().FieldByName("Table"); id.Parent != "" && f.IsValid() && f.Kind() == reflect.String {
		f.SetString(id.Parent)
	}
	return out.Interface().(Object), nil
}
