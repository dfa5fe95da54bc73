package diff

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/introspect"
	"pawl/schema"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// sampled are types of every category, with the modifiers that they take.
var sampled = []string{
	"boolean", "smallint", "integer", "bigint", "oid", "real", "double precision", "numeric", "numeric(10)", "numeric(10,2)", "numeric(12,2)", "numeric(12,4)", "money",
	"text", "varchar", "varchar(5)", "varchar(9)", "char(5)", "char(9)", "name", "bytea", "bit(5)", "bit(9)", "varbit", "varbit(5)", "varbit(9)",
	"date", "time", "time(3)", "time(5)", "timetz", "timetz(3)", "timestamp", "timestamp(3)", "timestamp(5)", "timestamptz", "timestamptz(3)", "interval", "interval(3)", "interval day to second",
	"uuid", "json", "jsonb", "xml", "inet", "cidr", "macaddr", "macaddr8", "point", "int4range", "tsvector", "regclass", "regproc",
	"text[]", "varchar[]", "varchar(5)[]", "varchar(9)[]", "integer[]", "bigint[]",
	"s.mood", "s.plain", "s.longer", "s.checked", "s.nested", "s.required", "s.list", "s.pair", "s.mine",
}

const sampledTypes = `
CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('a');
CREATE DOMAIN s.plain AS varchar(5);
CREATE DOMAIN s.longer AS varchar(9);
CREATE DOMAIN s.checked AS varchar(9) CHECK (VALUE <> '');
CREATE DOMAIN s.nested AS s.checked;
CREATE DOMAIN s.required AS varchar(9) NOT NULL;
CREATE DOMAIN s.list AS integer[];
CREATE TYPE s.pair AS (a int);
CREATE TYPE s.mine AS RANGE (subtype = numeric);
`

// observe gives each pair of columns whose types can be changed into each other, and whether PostgreSQL made a new file.
const observe = `
DO $$
DECLARE a record; b record; before oid; after oid;
BEGIN
    CREATE TEMP TABLE observed (a text, b text, rewritten boolean);
    FOR a IN SELECT attname, format_type(atttypid, atttypmod) AS name FROM pg_attribute WHERE attrelid = 's.sampled'::regclass AND attnum > 0 LOOP
        EXECUTE format('CREATE TEMP TABLE t (c %s)', a.name);
        before := pg_relation_filenode('t');
        FOR b IN SELECT attname, format_type(atttypid, atttypmod) AS name FROM pg_attribute WHERE attrelid = 's.sampled'::regclass AND attnum > 0 LOOP
            after := NULL;
            BEGIN
                EXECUTE format('ALTER TABLE t ALTER COLUMN c TYPE %s', b.name);
                after := pg_relation_filenode('t');
                RAISE EXCEPTION 'back';
            EXCEPTION WHEN OTHERS THEN
                INSERT INTO observed SELECT a.attname, b.attname, before <> after WHERE after IS NOT NULL;
            END;
        END LOOP;
        DROP TABLE t;
    END LOOP;
END $$`

// unsaid are changes of which Rewrites cannot know what PostgreSQL does: it depends on the session, or on fields that
// nobody wants to tell apart.
func unsaid(from, to *schema.Column) bool {
	zones := strings.HasPrefix(from.BaseType, "timestamp with") && strings.HasPrefix(to.BaseType, "timestamp with") && from.BaseType != to.BaseType
	return zones || from.BaseType == "interval" && to.BaseType == "interval"
}

// TestRewrites compares what is said of changes of a type with what the server does, for every pair of types.
func TestRewrites(t *testing.T) {
	conn, err := pgtest.Database(t).Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	columns := make([]string, len(sampled))
	for i, name := range sampled {
		columns[i] = fmt.Sprintf("c%d %s", i, name)
	}
	script := sampledTypes + "CREATE TABLE s.sampled (" + strings.Join(columns, ", ") + ");" + observe
	if _, err := conn.PgConn().Exec(t.Context(), script).ReadAll(); err != nil {
		t.Fatal(err)
	}
	cat, err := introspect.ReadScratch(t.Context(), conn)
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := conn.Query(t.Context(), "SELECT a, b, rewritten FROM observed")
	type pair struct {
		A, B      string
		Rewritten bool
	}
	pairs, err := pgx.CollectRows(rows, pgx.RowToStructByPos[pair])
	if err != nil || len(pairs) < 500 {
		t.Fatalf("%d pairs, %v", len(pairs), err)
	}
	column := func(name string) *schema.Column {
		c, _ := schema.Find[*schema.Column](cat, schema.ID{Kind: schema.KindColumn, Schema: "s", Parent: "sampled", Name: name})
		return c
	}
	for _, p := range pairs {
		from, to := column(p.A), column(p.B)
		if said := Rewrites(cat, cat, from, to); said != p.Rewritten && !(said && unsaid(from, to)) {
			t.Errorf("%s to %s: said to rewrite: %v, seen: %v", from.Type, to.Type, said, p.Rewritten)
		}
	}
}
