//go:build unix

package scratch

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// row reads one row of texts.
func row(t *testing.T, db *Database, sql string) []string {
	t.Helper()
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	var texts []string
	if err := conn.QueryRow(t.Context(), "SELECT ARRAY("+sql+")").Scan(&texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestEncodingAndLocaleAreTakenOrReplacedWithANote(t *testing.T) {
	s := newPlace(t).start(t, nil)
	for name, c := range map[string]struct {
		options  DatabaseOptions
		encoding string
		collate  string
		note     string // must be in the one note; "" for none
	}{
		"nothing said":            {DatabaseOptions{}, "UTF8", "C.UTF-8", ""},
		"C":                       {DatabaseOptions{Encoding: "UTF8", Collate: "C", CType: "C"}, "UTF8", "C", ""},
		"libc by letter":          {DatabaseOptions{Encoding: "UTF8", Collate: "C", CType: "C", Provider: "c"}, "UTF8", "C", ""},
		"another encoding":        {DatabaseOptions{Encoding: "LATIN1", Collate: "C", CType: "C"}, "LATIN1", "C", ""},
		"an unknown locale":       {DatabaseOptions{Collate: "xx_XX.UTF-8", CType: "xx_XX.UTF-8"}, "UTF8", "C.UTF-8", `"xx_XX.UTF-8"`},
		"one unknown of two":      {DatabaseOptions{Collate: `x'\x`, CType: "C"}, "UTF8", "C.UTF-8", `(LC_COLLATE) and "C"`},
		"unknown, other encoding": {DatabaseOptions{Encoding: "LATIN1", Collate: "xx_XX", CType: "xx_XX"}, "LATIN1", "C", `uses C instead`},
		"encoding that the server's locale can't": {DatabaseOptions{Encoding: "EUC_JP"}, "EUC_JP", "C", "its own locale with encoding EUC_JP"},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := s.Database(t.Context(), c.options)
			if err != nil {
				t.Fatal(err)
			}
			got := row(t, db, "SELECT unnest(ARRAY[pg_encoding_to_char(encoding), datcollate]) FROM pg_database WHERE datname = current_database()")
			if got[0] != c.encoding || got[1] != c.collate {
				t.Errorf("the database has %q, want %s, %s", got, c.encoding, c.collate)
			}
			if notes := strings.Join(db.Notes, "\n"); (notes == "") != (c.note == "") || !strings.Contains(notes, c.note) {
				t.Errorf("the notes are %q, want %q in them", db.Notes, c.note)
			}
		})
	}
	if _, err := s.Database(t.Context(), DatabaseOptions{Encoding: "no'such"}); err == nil || !strings.Contains(err.Error(), "no'such") {
		t.Errorf("an encoding that doesn't exist: %v", err)
	}
	if s.Major() >= 15 {
		checkICU(t, s)
	}
	if s.Major() >= 17 {
		checkBuiltin(t, s)
	}
}

func checkICU(t *testing.T, s *Server) {
	t.Helper()
	db, err := s.Database(t.Context(), DatabaseOptions{Provider: "i", Locale: "de-AT", Collate: "C", CType: "C"})
	if err != nil {
		t.Fatal(err)
	}
	provider := row(t, db, "SELECT datlocprovider::text FROM pg_database WHERE datname = current_database()")[0]
	if (provider == "i") == (len(db.Notes) > 0) {
		t.Errorf("the provider is %s, the notes are %q", provider, db.Notes)
	}
	db, err = s.Database(t.Context(), DatabaseOptions{Provider: "icu", Locale: "no-such-locale-anywhere", Collate: "C", CType: "C"})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("an unknown ICU locale: %q", db.Notes)
}

func checkBuiltin(t *testing.T, s *Server) {
	t.Helper()
	db, err := s.Database(t.Context(), DatabaseOptions{Provider: "b", Locale: "C.UTF-8", Collate: "C", CType: "C"})
	if err != nil {
		t.Fatal(err)
	}
	if provider := row(t, db, "SELECT datlocprovider::text FROM pg_database WHERE datname = current_database()"); provider[0] != "b" || len(db.Notes) > 0 {
		t.Errorf("the provider is %q, the notes are %q", provider, db.Notes)
	}
}

func TestProvidersThatTheServerLacksAreNotTried(t *testing.T) {
	for provider, first := range map[string]int{"icu": 15, "builtin": 17} {
		o := DatabaseOptions{Provider: provider, Locale: "und", Collate: "en_US", CType: "en_US"}
		before, since := attempts(o, first-1), attempts(o, first)
		if before[0].Provider != "libc" || before[0].Collate != "en_US" || !strings.Contains(before[0].notes(nil)[0], provider+` locale "und"`) {
			t.Errorf("%s before %d: %+v", provider, first, before[0])
		}
		if since[0].Provider != provider || since[0].notes(nil) != nil {
			t.Errorf("%s since %d: %+v", provider, first, since[0])
		}
	}
	if sql := attempts(DatabaseOptions{Provider: "libc"}, 14)[0].sql("d", 14, true); strings.Contains(sql, "PROVIDER") || strings.Contains(sql, "STRATEGY") {
		t.Errorf("version 14 does not understand %s", sql)
	}
	if sql := attempts(DatabaseOptions{}, 16)[0].sql("d", 16, false); strings.Contains(sql, "STRATEGY") {
		t.Errorf("on a given server this forces a checkpoint: %s", sql)
	}
}

func TestDatabasesMadeAtOnceAreDroppedOneByOne(t *testing.T) {
	s := newPlace(t).start(t, nil)
	databases := make([]*Database, 6)
	var wg sync.WaitGroup
	for i := range databases {
		wg.Go(func() {
			var err error
			if databases[i], err = s.Database(t.Context(), DatabaseOptions{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	conn, err := databases[0].Connect(t.Context()) // which must not be in the way
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	for range 2 {
		if err := databases[0].Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := databases[0].Connect(t.Context()); err == nil {
		t.Error("a dropped database lets us in")
	}
	names := row(t, databases[1], "SELECT datname::text FROM pg_database WHERE datname LIKE 'pawl%'")
	if len(names) != len(databases)-1 {
		t.Errorf("the server has %q", names)
	}
}

func TestACancelledDatabaseIsNotLeft(t *testing.T) {
	s := newPlace(t).start(t, nil)
	keep, err := s.Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Database(ctx, DatabaseOptions{}); err == nil {
		t.Error("a cancelled call made a database")
	}
	if names := row(t, keep, "SELECT datname::text FROM pg_database WHERE datname LIKE 'pawl%'"); len(names) != 1 || len(s.databases) != 1 {
		t.Errorf("the server has %q and knows %d", names, len(s.databases))
	}
}

func TestTheURLWorksForPgxAndLibpq(t *testing.T) {
	db, err := newPlace(t).start(t, nil).Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), db.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	var name string
	if err := conn.QueryRow(t.Context(), "SELECT current_database()").Scan(&name); err != nil || name != db.Name {
		t.Errorf("pgx is in %q: %v", name, err)
	}
	psql, err := exec.LookPath("psql")
	if err != nil {
		t.Skip("there is no psql on the path")
	}
	out, err := exec.Command(psql, "-XAtc", "SELECT current_database()", db.URL()).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != db.Name {
		t.Errorf("psql is in %q: %v", out, err)
	}
}

func TestConfigIsACopy(t *testing.T) {
	db, err := newPlace(t).start(t, nil).Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	one := db.Config()
	one.Database, one.RuntimeParams["search_path"] = "elsewhere", "elsewhere"
	one.OnNotice = func(*pgconn.PgConn, *pgconn.Notice) {}
	if two := db.Config(); two.Database != db.Name || two.RuntimeParams["search_path"] != "" || two.OnNotice != nil {
		t.Errorf("a change in one copy shows in the next: %+v", two)
	}
}

// TestLargeTransactions shows that the lock table is large enough.
func TestLargeTransactions(t *testing.T) {
	if os.Getenv("PAWL_TEST_LARGE") == "" {
		t.Skip("takes ten seconds; PAWL_TEST_LARGE=1 runs it")
	}
	db, err := newPlace(t).start(t, nil).Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	_, err = conn.Exec(t.Context(), `DO $$ BEGIN FOR i IN 1..10000 LOOP
		EXECUTE format('CREATE TABLE t%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text, b int UNIQUE)', i);
	END LOOP; END $$`)
	if err != nil {
		t.Error(err)
	}
}
