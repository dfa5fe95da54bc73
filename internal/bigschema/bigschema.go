// Package bigschema makes realistic schemas of any size, for benchmarks: with all that large databases have, as often
// as they have it.
package bigschema

import (
	"fmt"
	"strings"
)

// SQL is a schema of n tables and of what applications put around them, in one schema for each hundred tables. In the
// later version, one table in a hundred has changed, with what belongs to it. It is for servers of the given major version,
// and names no roles but those that every server has.
func SQL(n, major int, later bool) string {
	w := &writer{major: major}
	w.once()
	for i := range n {
		t := table{number: i, changed: later && i%100 == 7}
		if i%tablesInSchema == 0 {
			w.schema(t)
		}
		w.table(t)
		for _, p := range parts {
			if i%p.every == p.at%p.every {
				p.write(w, t)
			}
		}
	}
	w.last(n)
	return w.String()
}

const tablesInSchema = 100

// parts are what some of the tables have.
var parts = []struct {
	every, at int
	write     func(*writer, table)
}{
	{2, 0, (*writer).grants},
	{2, 1, (*writer).function},
	{3, 1, (*writer).view},
	{5, 0, (*writer).trigger},
	{5, 2, (*writer).policies},
	{10, 8, (*writer).sequence},
	{10, 4, (*writer).published},
	{20, 5, (*writer).partitioned},
	{20, 9, (*writer).statistics},
	{20, 11, (*writer).columnGrants},
	{20, 13, (*writer).procedure},
	{25, 7, (*writer).conditionalTrigger},
	{50, 12, (*writer).materializedView},
	{50, 16, (*writer).heirs},
	{50, 21, (*writer).typed},
	{100, 33, (*writer).rule},
	{100, 34, (*writer).excluding},
	{100, 36, (*writer).foreign},
	{100, 38, (*writer).deepViews},
	{100, 39, (*writer).textSearch},
	{200, 56, (*writer).aggregate},
	{200, 57, (*writer).operator},
	{500, 77, (*writer).manyPartitions},
}

// table is one of the tables.
type table struct {
	number  int
	changed bool
}

// schema is the schema that the table is in.
func (t table) schema() string { return fmt.Sprintf("app%d", t.number/tablesInSchema) }

// String is the table's full name.
func (t table) String() string { return fmt.Sprintf("%s.t%d", t.schema(), t.number) }

// parent is the table that this one refers to.
func (t table) parent() table { return table{number: t.number / 2} }

type writer struct {
	strings.Builder
	major int
}

// write adds a text in which {t} is the table's full name, {s} its schema and {i} its number.
func (w *writer) write(t table, text string) {
	w.WriteString(strings.NewReplacer("{t}", t.String(), "{s}", t.schema(), "{i}", fmt.Sprint(t.number)).Replace(text))
}
