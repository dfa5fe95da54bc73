package casetest

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/diff"
	"pawl/internal/load"
	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/introspect"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

var update = flag.Bool("update", false, "write what pawl says into the cases")

// golden is the major version whose texts the cases hold, or the first one that a case works on; on others they are
// proven, not compared.
const golden = 15

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	every := 1
	if text := os.Getenv("PAWL_TEST_EVERY"); text != "" {
		if every, err = strconv.Atoi(text); err != nil || every < 1 {
			t.Fatalf("PAWL_TEST_EVERY=%q: a number of cases is wanted, of which one is run", text)
		}
	}
	for i, path := range paths {
		if i%every != 0 {
			continue
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "testdata/"), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Read(path)
			if err != nil {
				t.Fatal(err)
			}
			major := pgtest.Server(t).Major()
			if c.Options.Since > major || c.Options.Until != 0 && c.Options.Until < major {
				t.Skipf("not for PostgreSQL %d", major)
			}
			runCase(t, c, major)
		})
	}
}

func runCase(t *testing.T, c *Case, major int) {
	old, rows, desired := c.Section("old.sql"), c.Section("rows.sql"), c.Section("new.sql")
	parts, bodies, err := prove(t, c, old, rows, desired)
	up, verdict, refusal := "", "", ""
	if err != nil {
		refusal = err.Error() + "\n"
	} else {
		verdict = "safe\n"
		var statements, unsafe []string
		for i, p := range parts {
			statements = append(statements, statementsOf(parts, i)...)
			unsafe = append(unsafe, render.Reasons(p.Up)...)
		}
		if len(unsafe) > 0 {
			verdict = strings.Join(unsafe, "\n") + "\n"
		}
		if up = strings.Join(statements, ";\n") + ";\n"; len(statements) == 0 {
			up = "-- nothing\n"
		}
	}
	if major == max(golden, c.Options.Since) && os.Getenv("PAWL_TEST_ONLINE") == "" {
		compare(t, c, "up.sql", up)
		compare(t, c, "verdict.txt", verdict)
		compare(t, c, "bodies.txt", bodies)
		compare(t, c, "error.txt", refusal)
		if *update {
			if err := c.Save(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err == nil && c.Options.OneWay == "" && major == max(golden, c.Options.Since) {
		if _, _, err := prove(t, c, desired, "", old); err != nil {
			t.Errorf("from new.sql to old.sql: %v", err)
		}
	}
}

func compare(t *testing.T, c *Case, section, got string) {
	t.Helper()
	if *update {
		c.Set(section, got)
		return
	}
	if want := c.Section(section); got != want {
		t.Errorf("%s is\n%s\nwant\n%s", section, got, want)
	}
}

// prove makes the way from one schema to another, goes it there and back, and looks at what came of it. bodies is what
// the plan says of bodies.
func prove(t *testing.T, c *Case, old, rows, desired string) (parts []plan.Part, bodies string, err error) {
	t.Helper()
	ctx := context.Background()
	source := &state.Source{Server: pgtest.Server(t), Privileges: "manage", Owners: c.Options.Owners, Roles: c.Options.ManageRoles,
		Scratch: scratch.Options{Programs: pgtest.Server(t).Programs().Dir}}
	live := connect(t)
	if source.Roles {
		live = connectAlone(t, source.Scratch)
		mustMakeRoles(t, live, old)
	}
	mustLoad(t, live, old)
	mustExec(t, live, rows)
	if !c.Options.Unfilled {
		mustExec(t, live, fill)
	}
	from := mustRead(t, live)
	script, err := parse.Read([]string{"-"}, strings.NewReader(desired))
	if err != nil {
		return nil, "", err
	}
	to, err := source.Desired(ctx, script, from, from.Major)
	if err != nil {
		return nil, "", err
	}
	if c.Options.Online || os.Getenv("PAWL_TEST_ONLINE") != "" {
		source.Online = func(schema.ID) bool { return true }
	}
	if parts, err = source.Migration(ctx, script, from, to, []string{"public"}); err != nil {
		return nil, "", err
	}
	scripts := render.Scripts(parts, render.Settings{Version: "0", Name: "case", LockTimeout: "5s"})
	bodies = aboutBodies(parts) // the comparisons below read the catalogs' bodies anew
	before := contents(t, live)
	for i, s := range scripts {
		mustExec(t, live, s.Up)
		if i < len(scripts)-1 {
			agree(t, "after part "+strconv.Itoa(i+1), mustRead(t, live), parts[i].Up.To)
		}
	}
	same(t, "after the up", mustRead(t, live), to, source, script)
	goBack(t, live, scripts, source, from, before)
	return parts, bodies, nil
}

// goBack runs the downs: those of a safe migration restore schema and rows, the others refuse.
func goBack(t *testing.T, live *pgx.Conn, scripts []render.Script, source *state.Source, from *schema.Catalog, before map[string]string) {
	t.Helper()
	for i := len(scripts) - 1; i >= 0; i-- {
		_, err := live.PgConn().Exec(context.Background(), scripts[i].Down).ReadAll()
		if len(scripts[i].Unsafe) > 0 {
			if err == nil || !strings.Contains(err.Error(), "irreversible: ") {
				t.Errorf("the down of an unsafe migration did not refuse, but: %v", err)
			}
			return
		}
		if err != nil && strings.Contains(err.Error(), "irreversible: ") && len(before) > 0 {
			return // rows are in the way, and the down said so
		}
		if err != nil {
			t.Errorf("down: %v\n%s", err, scripts[i].Down)
			return
		}
	}
	same(t, "after the down", mustRead(t, live), from, source, &parse.Script{})
	if source.Roles { // a role that should be gone is of no interest to the state that lacks it
		same(t, "after the down, the other way round", from, mustRead(t, live), source, &parse.Script{})
	}
	after := contents(t, live)
	for table, rows := range before {
		if after[table] != rows {
			t.Errorf("after the down, the rows of %s are\n%s\nbefore they were\n%s", table, after[table], rows)
		}
	}
}

// agree says in what a state on the way differs from what was planned.
func agree(t *testing.T, when string, got, want *schema.Catalog) {
	t.Helper()
	want.OwnedAs(got)
	for _, c := range diff.Compare(got, want) {
		t.Errorf("%s, still to %s: %s %v\n%s", when, c.Op, c.ID(), c.Attrs, values(c))
	}
}

func same(t *testing.T, when string, got, want *schema.Catalog, source *state.Source, script *parse.Script) {
	t.Helper()
	parts, err := source.Migration(context.Background(), script, got, want, []string{"public"})
	if err != nil || len(parts) > 0 {
		t.Errorf("%s, a second look finds something to do: %v", when, err)
	}
	for _, p := range parts {
		for _, c := range p.Up.Changes {
			t.Errorf("%s, still to %s: %s %v\n%s", when, c.Op, c.ID(), c.Attrs, values(c))
		}
	}
}

func values(c diff.Change) string {
	var b strings.Builder
	for _, a := range c.Attrs {
		from, _ := diff.Value(c.From, a)
		to, _ := diff.Value(c.To, a)
		b.WriteString("  " + a + ": " + from + " → " + to + "\n")
	}
	return b.String()
}

func connect(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgtest.Database(t).Connect(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func mustLoad(t *testing.T, conn *pgx.Conn, text string) {
	t.Helper()
	script, err := parse.Read([]string{"-"}, strings.NewReader(text))
	if err == nil {
		_, err = load.Load(context.Background(), conn, script)
	}
	if err != nil {
		t.Fatalf("loading the old state: %v", err)
	}
	mustExec(t, conn, "RESET ALL")
}

// fill refreshes the materialized views, in the order in which they were made.
const fill = `DO $$
DECLARE m text;
BEGIN
	FOR m IN SELECT c.oid::pg_catalog.regclass::text FROM pg_catalog.pg_class c WHERE c.relkind = 'm' AND NOT c.relispopulated ORDER BY c.oid
	LOOP EXECUTE 'REFRESH MATERIALIZED VIEW ' || m; END LOOP;
END $$`

func mustExec(t *testing.T, conn *pgx.Conn, text string) {
	t.Helper()
	if _, err := conn.PgConn().Exec(context.Background(), text).ReadAll(); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

func mustRead(t *testing.T, conn *pgx.Conn) *schema.Catalog {
	t.Helper()
	catalog, err := introspect.ReadScratch(context.Background(), conn)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// contents is the text of all rows of each table that has some, without regard to the order of columns.
func contents(t *testing.T, conn *pgx.Conn) map[string]string {
	t.Helper()
	ctx := context.Background()
	const tables = `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.format(
		'SELECT coalesce(string_agg(r, E''\n'' ORDER BY r), '''') FROM (SELECT pg_catalog.to_jsonb(t)::text FROM ONLY %I.%I t) s (r)',
		n.nspname, c.relname)
		FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`
	queries := map[string]string{}
	rows, err := conn.Query(ctx, tables)
	if err != nil {
		t.Fatal(err)
	}
	var name, query string
	if _, err := pgx.ForEachRow(rows, []any{&name, &query}, func() error { queries[name] = query; return nil }); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, query := range queries {
		var text string
		if err := conn.QueryRow(ctx, query).Scan(&text); err != nil {
			t.Fatal(err)
		}
		if text != "" {
			out[name] = text
		}
	}
	return out
}
