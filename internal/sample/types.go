package sample

import "slices"

// typ is a type of the live database.
type typ struct {
	OID      uint32
	Name     string
	Kind     string // as typtype says it
	Category string // as typcategory says it
	Base     uint32 // of a domain
	Element  uint32 // of an array
	Checks   []string
}

type types map[uint32]*typ

// way is what is done to the values of a type.
type way func(text string, keep func(string) bool) string

func asItIs(text string, _ func(string) bool) string { return text }

func asText(text string, keep func(string) bool) string {
	if keep(text) {
		return text
	}
	return disguise(text)
}

// plain are the types whose values are taken as they are: numbers, truth values, moments, keys.
var plain = []string{"bool", "int2", "int4", "int8", "numeric", "float4", "float8", "money", "date", "time", "timetz", "timestamp", "timestamptz", "interval", "uuid",
	"bit", "varbit", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"}

// wayOf says what is done to the values of a type; nil says that none are taken: it may hold anything.
func (all types) wayOf(oid uint32) way {
	t := all[oid]
	switch {
	case t == nil:
		return nil
	case t.Kind == "d":
		return all.wayOf(t.Base)
	case t.Kind == "e" || slices.Contains(plain, t.Name):
		return asItIs
	case t.Name == "json" || t.Name == "jsonb":
		return disguiseJSON
	case t.Category == "S":
		return asText
	case t.Element == 0:
		return nil
	}
	switch e := all.bottom(t.Element); {
	case e != nil && e.Category == "S":
		return disguiseArray
	case e != nil && (e.Kind == "e" || slices.Contains(plain, e.Name)):
		return asItIs
	}
	return nil
}

// bottom is the type that a domain is based on in the end.
func (all types) bottom(oid uint32) *typ {
	t := all[oid]
	for t != nil && t.Kind == "d" {
		t = all[t.Base]
	}
	return t
}

// checks are those of a domain, and of the domains that it is based on.
func (all types) checks(oid uint32) []string {
	var list []string
	for t := all[oid]; t != nil && t.Kind == "d"; t = all[t.Base] {
		list = append(list, t.Checks...)
	}
	return list
}
