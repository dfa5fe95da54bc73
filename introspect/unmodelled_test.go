package introspect

import (
	"context"
	"slices"
	"testing"

	"pawl/internal/pgtest"
	"pawl/schema"
)

// read executes SQL in an empty database and reads the result in the same session.
func read(t *testing.T, sql string) *schema.Catalog {
	t.Helper()
	conn, err := pgtest.Database(t).Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.PgConn().Exec(t.Context(), sql).ReadAll(); err != nil {
		t.Fatal(err)
	}
	catalog, err := Read(t.Context(), conn)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

func TestWhatIsNotModelledIsReported(t *testing.T) {
	tests := []struct {
		since int
		sql   string
		want  []string // code and text; none for what is modelled or nobody's
	}{
		{14, "", nil},
		{14, "CREATE TEMP TABLE t (a serial PRIMARY KEY CHECK (a > 0), b text, UNIQUE (b)); CREATE TEMP VIEW v AS SELECT * FROM t; " +
			"CREATE TYPE pg_temp.e AS ENUM ('a'); COMMENT ON TABLE t IS 'c'; COMMENT ON COLUMN t.a IS 'c'", nil},
		{14, "CREATE TABLE t (a text, b int GENERATED ALWAYS AS IDENTITY, c int GENERATED ALWAYS AS (1) STORED, UNIQUE (a)); " +
			"CREATE TYPE r AS RANGE (subtype = float8); CREATE TYPE c AS (a int); CREATE TYPE shell; CREATE DOMAIN d AS int NOT NULL CHECK (VALUE > 0)", nil},
		{14, "CREATE TABLE p (a int REFERENCES p, PRIMARY KEY (a)) PARTITION BY RANGE (a); CREATE TABLE q PARTITION OF p DEFAULT", nil},
		{14, "SELECT lo_create(70001)", []string{"PAWL-N005 large object 70001"}},
		{14, "SELECT lo_create(70001), lo_create(70002), lo_create(70003)", []string{"PAWL-N005 large object 70001 and 2 more"}},
		{14, "SELECT lo_create(70001); COMMENT ON LARGE OBJECT 70001 IS 'c'",
			[]string{"PAWL-N002 comment on large object 70001", "PAWL-N005 large object 70001"}},
		{14, "CREATE FUNCTION pg_catalog.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", []string{"PAWL-N001 function pg_catalog.mine()"}},
		{14, "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO PUBLIC", nil},
		{14, "GRANT SELECT (rolpassword) ON pg_catalog.pg_authid TO PUBLIC", nil},
		{14, "REVOKE USAGE ON LANGUAGE sql FROM PUBLIC", nil},
		{14, "CREATE EXTENSION pg_trgm", nil},
		{14, "CREATE EXTENSION pg_trgm; REVOKE EXECUTE ON FUNCTION show_limit() FROM PUBLIC", nil},
		{14, "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC", nil},
		{14, "REVOKE EXECUTE ON FUNCTION pg_catalog.plpgsql_call_handler() FROM PUBLIC", nil},
		{14, "CREATE EXTENSION pg_stat_statements", nil},
		{14, "CREATE EXTENSION pg_trgm; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f() DEPENDS ON EXTENSION pg_trgm",
			[]string{"PAWL-N007 dependency of function public.f() on extension pg_trgm"}},
		{14, "CREATE TEXT SEARCH DICTIONARY mine (TEMPLATE = simple); ALTER TEXT SEARCH CONFIGURATION pg_catalog.english ALTER MAPPING FOR word WITH mine",
			[]string{"PAWL-N008 mapping of text search configuration pg_catalog.english"}},
		{15, "GRANT SET ON PARAMETER work_mem TO PUBLIC", []string{"PAWL-N006 privileges on parameter work_mem"}}, // the whole server's
		{15, "REVOKE SET ON PARAMETER work_mem FROM PUBLIC", nil},
		{18, "CREATE TABLE t (a int CONSTRAINT n NOT NULL); COMMENT ON CONSTRAINT n ON t IS 'c'", nil},
		{14, "CREATE TYPE r AS RANGE (subtype = float8); COMMENT ON TYPE r_multirange IS 'c'", nil},
	}
	for _, test := range tests {
		t.Run(test.sql, func(t *testing.T) {
			if pgtest.Server(t).Major() < test.since {
				t.Skipf("needs PostgreSQL %d", test.since)
			}
			var got []string
			for _, u := range read(t, test.sql).Reported(nil) {
				got = append(got, string(u.Code)+" "+u.String())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestAnExtensionIsNotBlamed has an index on an extension's table be unmodelled only if the extension did not make it.
func TestAnExtensionIsNotBlamed(t *testing.T) {
	const plain = `CREATE EXTENSION hstore; CREATE TABLE kept (a int PRIMARY KEY, b int); ALTER EXTENSION hstore ADD TABLE kept`
	without, with := read(t, plain), read(t, plain+`; CREATE INDEX mine ON kept (b); COMMENT ON TABLE kept IS 'c'`)
	if got := with.Reported(nil); len(got) > 0 {
		t.Errorf("alone, %q is reported", got)
	}
	want := []schema.Unmodelled{
		{Code: schema.UnmodelledObject, Kind: "index", Name: "public.mine", Extension: "hstore"},
		{Code: schema.UnmodelledComment, Kind: "comment on", Name: "table public.kept", Extension: "hstore"},
	}
	if got := with.Beyond(without); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := without.Beyond(with); len(got) > 0 {
		t.Errorf("the other way round, %q is reported", got)
	}
	if got := with.Beyond(read(t, "")); len(got) > 0 {
		t.Errorf("beside a database without the extension, %q is reported", got)
	}
}
