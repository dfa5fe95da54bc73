package introspect

import (
	"cmp"
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/schema"
)

// TestColumnsComplete fails when a catalog of this server holds a column that no query reads, and testdata/columns.txt
// does not say why: a new version of PostgreSQL is to be understood as a whole. For each kind the columns of those
// catalogs count that its query takes its objects from; see [reading]. What is said about every kind, by queries of
// their own, counts for each.
func TestColumnsComplete(t *testing.T) {
	conn, err := pgtest.Database(t).Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	x := readExcuses(t, "testdata/columns.txt")
	c := &columnCheck{excuses: x, catalogs: columnsOf(t, conn), read: map[string]map[column]bool{}, held: map[string]map[string]bool{}}
	views := viewsOf(t, conn)
	for _, file := range queryFiles(t) {
		text, _, err := queryText(file, server{Major: pgtest.Server(t).Major(), Holders: []string{"pg_class"}})
		if err != nil {
			t.Fatal(err)
		}
		c.add(file, parseReading(t, file, text, c.catalogs, views))
	}
	for _, catalog := range slices.Sorted(maps.Keys(c.catalogs)) {
		for _, name := range c.catalogs[catalog] {
			c.look(t, column{catalog, name})
		}
	}
	x.unused(t, c.catalogs)
}

// column is a column of a catalog.
type column struct{ catalog, name string }

// columnCheck is what is known of the columns of one server version.
type columnCheck struct {
	excuses  *excuses
	catalogs map[string][]string        // the columns of each catalog
	read     map[string]map[column]bool // by file: what its query reads
	held     map[string]map[string]bool // by catalog: the files of the kinds that take their objects from it
}

// common are the queries about objects of all kinds.
var common = []string{"owner.sql", "grant.sql", "comment.sql"}

// add takes in what a query reads. A kind's objects are the rows of the catalogs at its main aliases; of these, what
// is read through another alias (a parent, a toast table) does not count.
func (c *columnCheck) add(file string, r *reading) {
	set := map[column]bool{}
	for _, f := range r.functions {
		c.excuses.use("function " + f)
		for _, col := range c.excuses.functions[f] {
			set[col] = true
		}
	}
	mains := map[string]bool{}
	for _, alias := range r.mains {
		mains[r.catalogOf[alias]] = true
	}
	whole := c.excuses.part(file) || len(mains) == 0
	for alias, names := range r.columns {
		for name := range names {
			if catalog := r.catalogOf[alias]; whole || !mains[catalog] || slices.Contains(r.mains, alias) {
				set[column{catalog, name}] = true
			}
		}
	}
	c.read[file] = set
	if whole {
		return
	}
	for catalog := range mains {
		if c.held[catalog] == nil {
			c.held[catalog] = map[string]bool{}
		}
		c.held[catalog][file] = true
	}
}

// look fails the test for each kind that does not read the column without an excuse.
func (c *columnCheck) look(t *testing.T, col column) {
	t.Helper()
	if c.excuses.catalog(col.catalog) {
		return
	}
	holders := slices.Sorted(maps.Keys(c.held[col.catalog]))
	if len(holders) == 0 {
		holders = []string{""}
	}
	for _, file := range holders {
		kind := strings.TrimSuffix(file, ".sql")
		if c.isRead(file, col) || c.excuses.column(kind, col) {
			continue
		}
		t.Errorf("%s.%s is not read by %s, and no reason stands in testdata/columns.txt", col.catalog, col.name,
			cmp.Or(file, "any query"))
	}
}

// isRead says whether the file's query reads the column, or one for all kinds; without a file, any.
func (c *columnCheck) isRead(file string, col column) bool {
	for other, set := range c.read {
		if set[col] && (file == "" || other == file || slices.Contains(common, other)) {
			return true
		}
	}
	return false
}

// queryFiles are the queries that read objects. The others, which look for what is not read, do not count.
func queryFiles(t *testing.T) []string {
	t.Helper()
	list := []string{"aliases.sql", "parts.sql", "depend.sql", "known_casts.sql", "large_objects.sql", "parameters.sql"}
	for _, k := range schema.Kinds {
		list = append(list, kinds[k.Kind].file)
	}
	return list
}

// columnsOf asks the server for the columns of its catalogs.
func columnsOf(t *testing.T, conn *pgx.Conn) map[string][]string {
	t.Helper()
	const query = `SELECT c.relname::text, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
		WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' GROUP BY c.relname`
	out := map[string][]string{}
	rows, err := conn.Query(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	var name string
	var columns []string
	if _, err := pgx.ForEachRow(rows, []any{&name, &columns}, func() error { out[name] = columns; return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// viewsOf asks the server for the definitions of its views.
func viewsOf(t *testing.T, conn *pgx.Conn) map[string]string {
	t.Helper()
	const query = `SELECT viewname::text, definition FROM pg_views WHERE schemaname = 'pg_catalog'`
	out := map[string]string{}
	rows, err := conn.Query(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	var name, text string
	if _, err := pgx.ForEachRow(rows, []any{&name, &text}, func() error { out[name] = text; return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// excuses is testdata/columns.txt.
type excuses struct {
	functions map[string][]column
	lines     map[string]bool // "catalog pg_x", "column pg_x.y", "column kind pg_x.y", "part file", "function name"; true once used
}

func readExcuses(t *testing.T, path string) *excuses {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	x := &excuses{functions: map[string][]column{}, lines: map[string]bool{}}
	for n, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		what, reason, ok := strings.Cut(line, ": ")
		verb, names, _ := strings.Cut(what, " ")
		if !ok || reason == "" || !slices.Contains([]string{"catalog", "column", "part", "function"}, verb) {
			t.Fatalf("%s:%d: not understood: %s", path, n+1, line)
		}
		if verb == "function" {
			x.lines["function "+names] = false
			for _, field := range strings.Fields(reason) {
				catalog, name, _ := strings.Cut(field, ".")
				x.functions[names] = append(x.functions[names], column{catalog, name})
			}
			continue
		}
		x.take(t, path, n+1, verb, names)
	}
	return x
}

// take notes one line, which may be for several kinds ("column index,view pg_class.relrowsecurity").
func (x *excuses) take(t *testing.T, path string, n int, verb, names string) {
	t.Helper()
	fields := strings.Fields(names)
	kinds := []string{""}
	if len(fields) == 2 && verb == "column" {
		kinds = strings.Split(fields[0], ",")
	}
	for _, kind := range kinds {
		key := strings.TrimSpace(kind + " " + fields[len(fields)-1])
		if _, twice := x.lines[verb+" "+key]; twice {
			t.Fatalf("%s:%d: %s %s is there twice", path, n, verb, key)
		}
		x.lines[verb+" "+key] = false
	}
}

// use says whether there is such a line, and notes that it was needed.
func (x *excuses) use(key string) bool {
	if _, ok := x.lines[key]; !ok {
		return false
	}
	x.lines[key] = true
	return true
}

func (x *excuses) part(file string) bool    { return x.use("part " + strings.TrimSuffix(file, ".sql")) }
func (x *excuses) catalog(name string) bool { return x.use("catalog " + name) }

func (x *excuses) column(kind string, col column) bool {
	name := col.catalog + "." + col.name
	return x.use("column "+kind+" "+name) || x.use("column "+name)
}

// unused fails the test for lines that nothing needs. A column or catalog may be one of another version.
func (x *excuses) unused(t *testing.T, catalogs map[string][]string) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(x.lines)) {
		fields := strings.Fields(key)
		catalog, name, _ := strings.Cut(fields[len(fields)-1], ".")
		gone := fields[0] == "column" && !slices.Contains(catalogs[catalog], name) || fields[0] == "catalog" && catalogs[catalog] == nil
		if !x.lines[key] && !gone {
			t.Errorf("testdata/columns.txt has no need of the line %q: it is read, or by no query", key)
		}
	}
}
