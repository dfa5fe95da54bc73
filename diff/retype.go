package diff

import (
	"slices"
	"strconv"
	"strings"

	"pawl/schema"
)

// retypeLoses says what a new type of a column destroys. Values that the new type does not take lose nothing: PostgreSQL
// refuses to convert them (render never writes a cast that would cut). What new rows may hold that the old type cannot is
// asked by the way back.
func retypeLoses(from, to *schema.Column) string {
	if from.Generated != "" || from.Relation == schema.KindForeignTable || from.Type == to.Type {
		return "" // where a type of the same name takes the place of another, that one's change says what is lost
	}
	if from.Array && !to.Array && from.BaseType == to.BaseType && isAnyText(to.Type) || from.Array == to.Array && survives(from, to) {
		return ""
	}
	return "values of type " + from.Type + " that do not fit " + to.Type
}

func isAnyText(typ string) bool { return typ == "text" || typ == "character varying" }

// exact lists, by types without modifier, what each is converted to and back from without a change, or refused. Texts that
// depend on settings (DateStyle, TimeZone, IntervalStyle, extra_float_digits, lc_monetary) are not among them.
var exact = map[string][]string{
	"boolean":     {"integer"},
	"smallint":    {"integer", "bigint", "numeric", "real", "double precision"},
	"integer":     {"smallint", "bigint", "numeric", "double precision"},
	"bigint":      {"smallint", "integer", "numeric"},
	"real":        {"double precision"},
	"date":        {"timestamp without time zone"},
	"character":   {"text", "character varying"},
	"bit":         {"bit varying"},
	"bit varying": {"bit"},
	"cidr":        {"inet"},
	"macaddr":     {"macaddr8"},
	"jsonb":       {"json"},
	"oid":         {"bigint"},
}

// written are the types whose text is the same under all settings, and is read as the same value.
var written = []string{
	"boolean", "smallint", "integer", "bigint", "numeric", "oid", "uuid", "bit", "bit varying", "cidr", "inet", "macaddr",
	"macaddr8", "jsonb", "time without time zone",
}

// spaced are the types whose text can end in spaces.
var spaced = []string{"text", "character varying", "name", "json"}

// survives says that every value is the same after the way to the new type and back, unless PostgreSQL refuses it.
func survives(from, to *schema.Column) bool {
	a, b := from.BaseType, to.BaseType
	element := strings.TrimSuffix(to.Type, "[]")
	switch {
	case a == b:
		return widens(from.Type, element, a)
	case from.TypeKind == "e":
		return isAnyText(element)
	case a == "numeric" && slices.Contains([]string{"smallint", "integer", "bigint"}, b):
		m, ok := Modifiers(from.Type)
		return ok && m[1] == 0
	case b == "numeric":
		m, ok := Modifiers(to.Type)
		return slices.Contains(exact[a], b) && (!ok || m[1] >= 0)
	case isAnyText(b) && slices.Contains(spaced, a): // what is too long by spaces alone is cut, which is SQL's rule
		return element == b
	}
	return slices.Contains(exact[a], b) || isAnyText(b) && slices.Contains(written, a)
}

// widens is survives for two types that differ in the modifier alone.
func widens(from, to, base string) bool {
	a, aOK := Modifiers(from)
	b, bOK := Modifiers(to)
	if !bOK && base != "character" && base != "bit" {
		return base != "interval" || to == base
	}
	switch base {
	case "character varying", "character":
		return aOK && b[0] >= a[0]
	case "bit", "bit varying":
		return true // another length is refused
	case "numeric":
		return aOK && b[1] >= a[1]
	case "timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone":
		return aOK && b[0] >= a[0] || b[0] == 6
	}
	return false
}

// Modifiers reads the numbers in the parentheses of a type as format_type writes it; ok is false without any.
func Modifiers(typ string) (numbers [2]int, ok bool) {
	_, rest, ok := strings.Cut(typ, "(")
	if !ok {
		return numbers, false
	}
	inside, _, _ := strings.Cut(rest, ")")
	for i, text := range strings.SplitN(inside, ",", 2) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return numbers, false
		}
		numbers[i] = n
	}
	return numbers, true
}
