package fill

import (
	"context"
	_ "embed" // the query
	"strings"

	"github.com/jackc/pgx/v5"
)

//go:embed types.sql
var typesQuery string

// typ is a type.
type typ struct {
	OID             uint32
	Name            string
	Kind            string // as typtype says it
	Base            uint32 // of a domain
	Modifier        int32  // of a domain's base
	Element         uint32 // of an array
	Subtype         uint32 // of a range or multirange
	Labels          []string
	Fields          []uint32
	FieldsModifiers []int32
	Checks          []string
}

type types map[uint32]*typ

func readTypes(ctx context.Context, conn *pgx.Conn) (types, error) {
	list, err := collect[typ](ctx, conn, typesQuery)
	all := types{}
	for _, t := range list {
		all[t.OID] = t
	}
	return all, err
}

// deepest is how deep types are looked into: composite types can hold arrays of themselves.
const deepest = 5

// samples are values of a type, as text, those that are most usual first. Some may not be values of it after all.
func (all types) samples(oid uint32, modifier int32, depth int) []string {
	t := all[oid]
	if t == nil || depth > deepest {
		return nil
	}
	switch {
	case t.Kind == "e":
		return t.Labels
	case t.Kind == "d":
		found := mine(t.Checks...)
		return append(found.fitting(all.samples(t.Base, t.Modifier, depth+1)), all.samples(t.Base, t.Modifier, depth+1)...)
	case t.Kind == "c":
		return all.composites(t, depth)
	case t.Kind == "r":
		return ranges(all.samples(t.Subtype, -1, depth+1))
	case t.Kind == "m":
		list := []string{"{}"}
		for _, r := range ranges(all.samples(t.Subtype, -1, depth+1)) {
			list = append([]string{"{" + r + "}"}, list...)
		}
		return list
	case t.Element != 0:
		return arrays(all.samples(t.Element, modifier, depth+1))
	}
	return simple(t.Name, modifier)
}

// composites are rows: of the first values of all fields, of the second, and so on.
func (all types) composites(t *typ, depth int) []string {
	var list []string
	for n := range 4 {
		fields := make([]string, len(t.Fields))
		for i, oid := range t.Fields {
			if values := all.samples(oid, t.FieldsModifiers[i], depth+1); len(values) > 0 {
				fields[i] = quoted(values[n%len(values)])
			}
		}
		list = append(list, "("+strings.Join(fields, ",")+")")
	}
	return append(list, "("+strings.Repeat(",", max(0, len(t.Fields)-1))+")")
}

// ranges are ranges between values, in either direction, because values are not in order.
func ranges(values []string) []string {
	var list []string
	for i := range len(values) - 1 {
		a, b := quoted(values[i]), quoted(values[i+1])
		list = append(list, "["+a+","+b+")", "["+b+","+a+")", "["+a+","+a+"]")
	}
	if len(values) > 0 {
		list = append(list, "[,"+quoted(values[0])+")", "("+quoted(values[0])+",]")
	}
	return append(list, "(,)", "empty")
}

func arrays(values []string) []string {
	var list []string
	for i, v := range values {
		list = append(list, "{"+quoted(v)+"}")
		if i > 0 {
			list = append(list, "{"+quoted(values[i-1])+","+quoted(v)+"}")
		}
	}
	return append(list, "{}", "{NULL}")
}

// quoted is a value within the text of an array, a row or a range.
func quoted(value string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}
