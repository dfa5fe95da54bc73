package pgtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pawl/internal/scratch"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

func TestDumpShowsWhatExecMadeAndHasNoRandomLines(t *testing.T) {
	db := Database(t)
	Exec(t, db, "CREATE TABLE fruit (id bigint PRIMARY KEY); COMMENT ON TABLE fruit IS 'sweet';")
	dump := Dump(t, db)
	for _, want := range []string{"CREATE TABLE public.fruit", "IS 'sweet'"} {
		if !strings.Contains(dump, want) {
			t.Errorf("the dump lacks %q:\n%s", want, dump)
		}
	}
	if strings.Contains(dump, "restrict ") {
		t.Errorf("the dump has a line with a random key:\n%s", dump)
	}
	if again := Dump(t, db); again != dump {
		t.Errorf("two dumps differ:\n%s\n%s", dump, again)
	}
}

func TestDatabasesAreSeparateAndDroppedWithTheTest(t *testing.T) {
	var gone *scratch.Database
	t.Run("first", func(t *testing.T) {
		gone = Database(t)
		Exec(t, gone, "CREATE TABLE only_here ()")
		if dump := Dump(t, Database(t)); strings.Contains(dump, "only_here") {
			t.Errorf("a fresh database is not empty:\n%s", dump)
		}
	})
	if conn, err := gone.Connect(t.Context()); err == nil {
		conn.Close(t.Context())
		t.Error("the database is still there after its test")
	}
}

func TestPsqlRunsAFileAndStopsAtTheFirstError(t *testing.T) {
	t.Setenv("PGOPTIONS", "-c no_such_setting=1") // must not reach psql
	db := Database(t)
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.sql"), filepath.Join(dir, "bad.sql")
	write(t, good, "\\echo hello\nCREATE TABLE a ();\n")
	write(t, bad, "SELECT 1/0;\nCREATE TABLE b ();\n")
	out, err := Psql(t, db, good)
	if err != nil || !strings.Contains(out, "hello") {
		t.Errorf("good.sql: %q, %v", out, err)
	}
	out, err = Psql(t, db, bad)
	if err == nil || !strings.Contains(out, "division by zero") || !strings.Contains(err.Error(), "division by zero") {
		t.Errorf("bad.sql: %q, %v", out, err)
	}
	if dump := Dump(t, db); !strings.Contains(dump, "public.a") || strings.Contains(dump, "public.b") {
		t.Errorf("psql went on after an error:\n%s", dump)
	}
}

func TestAMissingMajorIsAnErrorWhenItWasAskedFor(t *testing.T) {
	if p, err := choose(os.Getenv("PAWL_TEST_PG_BIN"), "7"); err == nil || !strings.Contains(err.Error(), "PAWL_TEST_PG_BIN") {
		t.Errorf("got %v, %v", p, err)
	}
	if p, err := choose(os.Getenv("PAWL_TEST_PG_BIN"), "seven"); err == nil {
		t.Errorf("got %v, %v", p, err)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	db := Database(t)
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	sql := "SELECT 'ä';\nSELECT oops;\n"
	_, err = conn.PgConn().Exec(t.Context(), sql).ReadAll()
	if got := describe(err, sql).Error(); !strings.HasPrefix(got, "line 2:") || !strings.HasSuffix(got, "SELECT oops;") {
		t.Errorf("got %q", got)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
