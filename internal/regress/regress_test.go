package regress

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// sources is the folder that .ci/get-regression prints. Tests run on its server from then on.
func sources(t *testing.T) string {
	t.Helper()
	source := os.Getenv("PAWL_REGRESSION_SOURCE")
	if source == "" {
		t.Skip("PAWL_REGRESSION_SOURCE is not set: make test-regression sets it")
	}
	programs := filepath.Join(source, "server", "lib", "postgresql", "15", "bin")
	t.Setenv("PAWL_TEST_PG_BIN", programs)
	t.Setenv("PAWL_TEST_PG_MAJOR", "15")
	t.Setenv("PAWL_TEST_PG_DUMP", filepath.Join(programs, "pg_dump"))
	return source
}

func TestRegressionDatabase(t *testing.T) {
	source := sources(t)
	nothing := comparable(pgtest.DumpWithOwners(t, pgtest.Database(t)))
	original := pgtest.Database(t)
	runTests(t, original, source)
	dump := pgtest.DumpWithOwners(t, original)
	want := comparable(dump)
	if len(want) < 1500 {
		t.Fatalf("the regression database has only %d entries in its dump: the tests have not run", len(want))
	}
	t.Logf("%d entries in the dump, %d objects", len(want), read(t, original).Len())

	inspected := inspect(t, original)
	t.Run("inspect", func(t *testing.T) {
		db := pgtest.Database(t)
		psql(t, db, inspected)
		same(t, "loading what inspect prints", db, want)
		same(t, "nothing to do", original, want)
		if parts := migration(t, original, inspected); len(parts) > 0 {
			t.Errorf("what inspect prints differs from the database: %v", parts[0].Up.Changes)
		}
	})
	for name, desired := range map[string]string{"inspect": inspected, "pg_dump": dump} {
		t.Run("to what "+name+" says", func(t *testing.T) {
			db := pgtest.Database(t)
			scripts := scripts(migration(t, db, desired))
			for _, s := range scripts {
				psql(t, db, s.Up.Text())
			}
			same(t, "from an empty database", db, want)
			for i := len(scripts) - 1; i >= 0; i-- {
				psql(t, db, scripts[i].Down.Text())
			}
			same(t, "and back", db, nothing)
		})
	}
	t.Run("to nothing", func(t *testing.T) {
		for _, s := range scripts(migration(t, original, "")) {
			psql(t, original, s.Up.Text())
		}
		same(t, "to an empty schema", original, nothing)
	})
}

// runTests runs PostgreSQL's regression tests in a database. What a test prints may differ with the server's settings;
// what it leaves behind counts here. The C library of the tests is then known by the server's name for it, as libraries
// are that a schema may load.
func runTests(t *testing.T, db *scratch.Database, source string) {
	t.Helper()
	out, err := os.MkdirTemp("", "pawl-regress-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(out) })
	// Tests have the server, which may be another user, write there.
	for _, dir := range []string{out, filepath.Join(out, "results")} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	tests := filepath.Join(source, "source", "src", "test", "regress")
	server := filepath.Join(source, "server", "lib", "postgresql", "15")
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	config := conn.Config()
	conn.Close(t.Context())
	// The tests know the name of their database.
	admin := pgtest.Database(t)
	pgtest.Exec(t, admin, "ALTER DATABASE "+render.Ident(db.Name)+" RENAME TO regression")
	defer pgtest.Exec(t, db, `UPDATE pg_proc SET probin = regexp_replace(probin, '^.*/([a-z]+)\.so$', '$libdir/\1') WHERE probin LIKE '/%'`)
	defer pgtest.Exec(t, admin, "ALTER DATABASE regression RENAME TO "+render.Ident(db.Name))
	cmd := exec.CommandContext(t.Context(), filepath.Join(source, "regress", "pg_regress"), "--use-existing", "--dbname=regression",
		"--host="+config.Host, "--user="+config.User, "--inputdir="+tests, "--outputdir="+out, "--bindir="+filepath.Join(server, "bin"),
		"--dlpath="+filepath.Join(server, "lib"), "--max-concurrent-tests=20", "--schedule="+filepath.Join(tests, "parallel_schedule"))
	text, err := cmd.CombinedOutput()
	lines := strings.Split(string(text), "\n")
	passed := 0
	for _, line := range lines {
		if strings.HasPrefix(line, "test ") || strings.HasPrefix(line, "     ") {
			if strings.Contains(line, "... ok ") {
				passed++
			} else if strings.Contains(line, "FAILED") {
				t.Logf("PostgreSQL's test printed something else: %s", strings.TrimSpace(line))
			}
		}
	}
	if passed < 150 {
		t.Fatalf("only %d of PostgreSQL's tests passed (%v):\n%s", passed, err, text)
	}
	t.Logf("%d of PostgreSQL's tests passed", passed)
}

// inspect is what pawl inspect --owners manage prints.
func inspect(t *testing.T, db *scratch.Database) string {
	t.Helper()
	catalog := read(t, db)
	catalog.PutOwners()
	new(state.Source).ReadBodies(catalog, []string{"public"})
	p, err := plan.Make(schema.Initial(catalog), catalog)
	if err != nil {
		t.Fatal(err)
	}
	return render.Schema(p)
}
