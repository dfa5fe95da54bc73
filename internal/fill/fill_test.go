package fill

import (
	"os"
	"path/filepath"
	"testing"

	"pawl/internal/load"
	"pawl/internal/pgtest"
	"pawl/schema/parse"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// TestEveryTableGetsRows has a table for each thing that can stand in the way of rows.
func TestEveryTableGetsRows(t *testing.T) {
	db := pgtest.Database(t)
	text, err := os.ReadFile("testdata/tables.sql")
	if err != nil {
		t.Fatal(err)
	}
	pgtest.Exec(t, db, string(text))
	if pgtest.Server(t).Major() >= 15 {
		pgtest.Exec(t, db, "CREATE TABLE since_15 (a int UNIQUE NULLS NOT DISTINCT, n numeric(3, 5) NOT NULL, m numeric(3, -2) NOT NULL)")
	}
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	before := pgtest.Dump(t, db)
	for round := range 2 {
		result, err := Fill(t.Context(), conn, Options{Rows: 4, Round: uint64(round)})
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range result.Uncovered {
			if u.Table != "public.impossible" {
				t.Errorf("%s got no row: %s", u.Table, u.Why)
			}
		}
		if len(result.Uncovered) != 1 {
			t.Errorf("the table that takes no row is not named once: %v", result.Uncovered)
		}
	}
	if after := pgtest.Dump(t, db); after != before {
		t.Errorf("filling changed the schema:\n%s", after)
	}
	var nulls, infinite, fired int
	const query = "SELECT count(*) FILTER (WHERE i IS NULL), count(*) FILTER (WHERE i IS NOT NULL), (SELECT count(*) FROM fired) FROM types"
	if err := conn.QueryRow(t.Context(), query).Scan(&nulls, &infinite, &fired); err != nil {
		t.Fatal(err)
	}
	if nulls == 0 || infinite == 0 {
		t.Errorf("of the rows %d have nulls and %d values: there should be both", nulls, infinite)
	}
	if fired != 4+4 { // its own rows
		t.Errorf("a trigger or a rule ran: %d rows", fired)
	}
}

func TestTheSameTablesGetTheSameRows(t *testing.T) {
	text := func() (out string) {
		db := pgtest.Database(t)
		pgtest.Exec(t, db, "CREATE TABLE t (a int PRIMARY KEY, b text CHECK (b ~ '^[a-c]+$'), c timestamptz, d int[])")
		conn, err := db.Connect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(t.Context())
		if _, err := Fill(t.Context(), conn, Options{Rows: 5}); err != nil {
			t.Fatal(err)
		}
		if err := conn.QueryRow(t.Context(), "SELECT string_agg(t::text, ' ') FROM t").Scan(&out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if one, other := text(), text(); one != other {
		t.Errorf("%s\n%s", one, other)
	}
}

// TestCorpus fills the tables of each old.sql and schema below the folder PAWL_CORPUS, and counts those that got rows.
func TestCorpus(t *testing.T) {
	root := os.Getenv("PAWL_CORPUS")
	if root == "" {
		t.Skip("PAWL_CORPUS is not set: it is a folder with folders that have an old.sql")
	}
	filled, all := 0, 0
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.Name() != "old.sql" {
			return err
		}
		script, err := parse.Read([]string{path}, nil)
		if err != nil {
			return nil // not a schema that pawl reads
		}
		db := pgtest.Database(t)
		conn, err := db.Connect(t.Context())
		if err != nil {
			return err
		}
		defer conn.Close(t.Context())
		if _, err := load.Load(t.Context(), conn, script); err != nil {
			return nil // it wants another server
		}
		result, err := Fill(t.Context(), conn, Options{Rows: 5})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		for _, u := range result.Uncovered {
			t.Logf("%s: %s: %s", path, u.Table, u.Why)
		}
		filled, all = filled+result.Tables, all+result.Tables+len(result.Uncovered)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d tables got rows", filled, all)
	if all == 0 || float64(filled) < 0.95*float64(all) {
		t.Errorf("less than 95%% of the tables got rows")
	}
}
