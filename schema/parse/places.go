package parse

import (
	"regexp"
	"slices"

	"github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// ByPlace is something of which a text names columns by their places: t AS q (i, x, y), or f() AS f (i, x, y). What PostgreSQL
// writes of a view over a function's rows is always of that form.
type ByPlace struct {
	Name     []string // as it stands there, with its schema or without
	Function bool
	Aliases  []string
	// Start and End are where the list is in the text, in bytes, without its parentheses.
	Start, End int
}

// ByPlaces finds them in SQL, in the order of the text; there are none in what cannot be parsed.
func ByPlaces(sql string) []ByPlace {
	tree, err := pg_query.Parse(sql)
	if err != nil {
		return nil
	}
	var list []ByPlace
	Walk(tree.ProtoReflect(), func(m protoreflect.Message) {
		one, at := ByPlace{}, int32(0)
		switch x := m.Interface().(type) {
		case *pg_query.RangeVar:
			one, at = ByPlace{Name: []string{x.Relname}, Aliases: stringsOf(x.GetAlias().GetColnames())}, x.Location
			if x.Schemaname != "" {
				one.Name = []string{x.Schemaname, x.Relname}
			}
		case *pg_query.RangeFunction:
			call := calledAlone(x)
			one, at = ByPlace{Name: stringsOf(call.GetFuncname()), Function: true, Aliases: stringsOf(x.GetAlias().GetColnames())}, call.GetLocation()
		}
		if len(one.Name) > 0 && len(one.Aliases) > 0 && one.find(sql, at) {
			list = append(list, one)
		}
	})
	slices.SortFunc(list, func(a, b ByPlace) int { return a.Start - b.Start })
	return list
}

// calledAlone is the one function whose rows these are. ROWS FROM has others beside.
func calledAlone(f *pg_query.RangeFunction) *pg_query.FuncCall {
	if len(f.Functions) != 1 {
		return nil
	}
	items := f.Functions[0].GetList().GetItems() // the call, and a list of columns
	if len(items) == 0 {
		return nil
	}
	return items[0].GetFuncCall()
}

// find looks for the list behind a name: in the first parentheses of a table, and the second ones of a function.
func (b *ByPlace) find(sql string, at int32) bool {
	scanned, err := pg_query.Scan(sql)
	if err != nil {
		return false
	}
	depth, passed := 0, !b.Function
	for _, t := range scanned.Tokens {
		switch {
		case t.Start < at:
		case t.Token == pg_query.Token_ASCII_40:
			if depth++; depth == 1 && passed {
				b.Start = int(t.End)
			}
		case t.Token == pg_query.Token_ASCII_41:
			if depth--; depth == 0 && passed {
				b.End = int(t.Start)
				return true
			}
			passed = passed || depth == 0
		}
	}
	return false
}

// Named are the columns with their aliases, sorted, as far as these are others, and the text in which they stand uses them.
func (b ByPlace) Named(sql string, order []string) []string {
	rest := sql[:b.Start] + sql[b.End:]
	var list []string
	for i, alias := range b.Aliases[:min(len(b.Aliases), len(order))] {
		used := regexp.MustCompile(`(^|\W)` + regexp.QuoteMeta(alias) + `(\W|$)`)
		if alias != order[i] && used.MatchString(rest) {
			list = append(list, order[i]+" = "+alias)
		}
	}
	slices.Sort(list)
	return list
}
