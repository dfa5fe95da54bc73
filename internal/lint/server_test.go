package lint

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/schema/parse"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// observed is what a statement did to tables that were there.
type observed struct {
	locked bool // against writes at least
	long   bool // and all rows of one of them were read or written anew meanwhile
}

// TestTheServerDoesWhatIsSaid executes the statements of testdata/server.sql on tables with rows, and compares what they lock,
// read and write anew with what the rules say: an error where others wait for long, and missing-lock-timeout where they wait
// at all. What begins with "-- perhaps" may be taken for worse than it is.
func TestTheServerDoesWhatIsSaid(t *testing.T) {
	text, err := os.ReadFile("testdata/server.sql")
	if err != nil {
		t.Fatal(err)
	}
	setup, rest, found := strings.Cut(string(text), "-- Statements\n")
	if !found {
		t.Fatal("testdata/server.sql has no line -- Statements")
	}
	db := pgtest.Database(t)
	pgtest.Exec(t, db, setup)
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	script, err := parse.ReadAny("server.sql", rest, rest)
	if err != nil || len(script.Unknown) > 0 {
		t.Fatal(err, script.Unknown)
	}
	for _, s := range script.Statements {
		perhaps := slices.ContainsFunc(script.Comments, func(c parse.Comment) bool {
			return c.Text == "-- perhaps" && c.Pos.Line == s.Start.Line-1
		})
		did := observe(t, conn, s.SQL)
		said := said(s.SQL, setup)
		if did.locked != said.locked || did.long && !said.long || said.long && !did.long && !perhaps {
			t.Errorf("%s\ndid %+v, said %+v", s.SQL, did, said)
		}
	}
}

// said is what the rules say of a statement that comes after others in another file.
func said(sql, before string) observed {
	var out observed
	result := Run([]Input{{File: "before.sql", Text: before, SQL: before, Mode: Single}, {File: "it.sql", Text: sql, SQL: sql, Mode: Single}}, Options{Major: 15})
	for _, f := range result.Findings {
		if f.Place.Pos.File == "it.sql" {
			out.locked = out.locked || f.Rule.Name == "missing-lock-timeout"
			out.long = out.long || f.Severity == Error
		}
	}
	return out
}

const files = `SELECT oid::int8, pg_relation_filenode(oid)::int8, COALESCE(pg_stat_get_xact_numscans(oid), 0)
	FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm', 'i') ORDER BY oid`

const tables = `SELECT array_agg(oid::int8) FROM pg_class WHERE relkind IN ('r', 'p', 'm') AND relnamespace = 'public'::regnamespace`

const locks = `SELECT count(*) > 0 FROM pg_locks WHERE pid = pg_backend_pid() AND relation::int8 = ANY ($1)
	AND mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`

type relation struct{ ID, File, Scans int64 }

// observe executes a statement, looks what it did, and takes it back.
func observe(t *testing.T, conn *pgx.Conn, sql string) observed {
	t.Helper()
	ctx := t.Context()
	tx, err := conn.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(ctx)
	state := func() []relation {
		rows, err := tx.Query(ctx, files)
		if err != nil {
			t.Fatal(err)
		}
		list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[relation])
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	before := state()
	var ids []int64
	if err := tx.QueryRow(ctx, tables).Scan(&ids); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(ctx, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	var out observed
	if err := tx.QueryRow(ctx, locks, ids).Scan(&out.locked); err != nil {
		t.Fatal(err)
	}
	for _, after := range state() {
		i := slices.IndexFunc(before, func(r relation) bool { return r.ID == after.ID })
		if i >= 0 && (before[i].File != after.File || before[i].Scans < after.Scans) {
			out.long = out.locked
		}
	}
	return out
}
