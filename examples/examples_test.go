// Package examples_test executes the example projects: their whole history, from an empty database, with the real
// program, psql and rows.
package examples_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
)

var update = flag.Bool("update", false, "write the migrations that pawl generates into the examples")

// golden is the major version of PostgreSQL that the migrations in the folders were generated on. The texts that a
// server gives for views and the like differ between versions, so on others they are executed but not compared.
const golden = 15

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// TestExamples does for each project what its developers did: generate, look, apply with psql, check. It takes each
// migration back as well, and looks whether it restores schema and rows or refuses, as the file history says.
func TestExamples(t *testing.T) {
	program := filepath.Join(t.TempDir(), "pawl")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", program, "../cmd/pawl").CombinedOutput(); err != nil {
		t.Fatalf("building pawl: %v\n%s", err, out)
	}
	histories, err := filepath.Glob("*/history")
	if err != nil || len(histories) < 3 {
		t.Fatalf("examples found: %v, %v", histories, err)
	}
	for _, path := range histories {
		dir := filepath.Dir(path)
		t.Run(dir, func(t *testing.T) {
			t.Parallel()
			p := start(t, program, dir)
			steps := readHistory(t, path)
			for i, s := range steps {
				p.step(t, s)
				if i > 0 {
					p.leaves(t, steps[i-1].schema)
				}
			}
			p.compareFiles(t)
			// Roles belong to the server: where the migrations are executed, those that they name have to be.
			p.agrees(t, "--from", "migrations", "--scratch", p.db.URL(), "--schema", steps[len(steps)-1].schema)
		})
	}
}

// step is a line of a history: what became of the project with one migration.
type step struct {
	version, name string
	schema        string // relative to the project
	refuses       bool   // the way back
}

func readHistory(t *testing.T, path string) []step {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var steps []step
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if f[0] == "#" {
			continue
		}
		if len(f) != 4 || f[3] != "restores" && f[3] != "refuses" {
			t.Fatalf("%s: what is meant by %q?", path, line)
		}
		steps = append(steps, step{f[0], f[1], f[2], f[3] == "refuses"})
	}
	return steps
}

// project is an example with a database of its own.
type project struct {
	program    string
	dir        string
	migrations string // the folder that pawl writes into
	db         *scratch.Database
	schema     string // the last that was reached; "" before the first
}

func start(t *testing.T, program, dir string) *project {
	t.Helper()
	p := &project{program: program, dir: dir, migrations: filepath.Join(t.TempDir(), "migrations"), db: pgtest.Database(t)}
	if setup := filepath.Join(dir, "setup.sql"); exists(setup) {
		p.psql(t, setup)
	}
	return p
}

// step takes the project through one migration: there, back, there again.
func (p *project) step(t *testing.T, s step) {
	t.Helper()
	before := p.files(t)
	out, code := p.pawl(t, "generate", s.name, "--schema", s.schema, "--migration-version", s.version)
	if code != 0 {
		t.Fatalf("generating %s: exit %d\n%s", s.name, code, out)
	}
	ups := slices.DeleteFunc(p.files(t), func(f string) bool { return slices.Contains(before, f) || !strings.HasSuffix(f, ".up.sql") })
	if len(ups) == 0 {
		t.Fatalf("%s wrote no migration:\n%s", s.name, out)
	}
	rows := contents(t, p.db)
	p.apply(t, ups)
	p.agrees(t, "--schema", s.schema)
	if s.refuses {
		p.isRefused(t, ups[len(ups)-1])
		p.agrees(t, "--schema", s.schema)
	} else {
		p.goBack(t, ups)
		if p.schema != "" {
			p.agrees(t, "--schema", p.schema)
		}
		sameRows(t, "after taking "+s.name+" back", contents(t, p.db), rows)
		p.apply(t, ups)
		p.agrees(t, "--schema", s.schema)
	}
	p.schema = s.schema
	if seed := filepath.Join(p.dir, strings.TrimSuffix(s.schema, ".sql")+".rows.sql"); exists(seed) {
		p.psql(t, seed)
	}
}

func (p *project) apply(t *testing.T, ups []string) {
	t.Helper()
	for _, name := range ups {
		p.psql(t, filepath.Join(p.migrations, name))
	}
}

func (p *project) goBack(t *testing.T, ups []string) {
	t.Helper()
	for _, name := range slices.Backward(ups) {
		p.psql(t, filepath.Join(p.migrations, down(name)))
	}
}

func (p *project) isRefused(t *testing.T, up string) {
	t.Helper()
	out, err := pgtest.Psql(t, p.db, filepath.Join(p.migrations, down(up)))
	if err == nil || !strings.Contains(out, "irreversible: ") {
		t.Errorf("%s did not refuse: %v\n%s", down(up), err, out)
	}
}

func down(up string) string { return strings.TrimSuffix(up, ".up.sql") + ".down.sql" }

func (p *project) psql(t *testing.T, file string) {
	t.Helper()
	if _, err := pgtest.Psql(t, p.db, file); err != nil {
		t.Fatal(err)
	}
}

// agrees checks that pawl finds no drift.
func (p *project) agrees(t *testing.T, args ...string) {
	t.Helper()
	if out, code := p.pawl(t, append([]string{"check"}, args...)...); code != 0 {
		t.Fatalf("check %s: exit %d\n%s", strings.Join(args, " "), code, out)
	}
}

// leaves checks that the database is told apart from an older schema, and that diff only looks.
func (p *project) leaves(t *testing.T, older string) {
	t.Helper()
	before := p.files(t)
	if out, code := p.pawl(t, "diff", "--exit-code", "--schema", older); code != 2 {
		t.Errorf("diff with %s: exit %d\n%s", older, code, out)
	}
	if after := p.files(t); !slices.Equal(after, before) {
		t.Errorf("diff changed the migrations from %v to %v", before, after)
	}
}

// pawl runs the program in the project's folder, as a user does there.
func (p *project) pawl(t *testing.T, args ...string) (out string, code int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), p.program, append(args, "--db", p.db.URL(), "--dir", p.migrations)...)
	cmd.Dir = p.dir
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "PG") || strings.HasPrefix(v, "PAWL_DB") }),
		"PAWL_PG_BIN="+pgtest.Server(t).Programs().Dir)
	text, err := cmd.CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return string(text), exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text), 0
}

// files are the names of the migrations.
func (p *project) files(t *testing.T) []string { return sqlFiles(t, p.migrations) }

func sqlFiles(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// compareFiles compares the migrations that were generated now with those in the project's folder, or puts them
// there.
func (p *project) compareFiles(t *testing.T) {
	t.Helper()
	if pgtest.Server(t).Major() != golden {
		return
	}
	kept := filepath.Join(p.dir, "migrations")
	if *update {
		if err := os.RemoveAll(kept); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(kept, os.DirFS(p.migrations)); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := p.files(t), sqlFiles(t, kept); !slices.Equal(got, want) {
		t.Fatalf("files are %v, in the project there are %v", got, want)
	}
	for _, name := range p.files(t) {
		got, err := os.ReadFile(filepath.Join(p.migrations, name))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(kept, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is now\n%s\nin the project it is\n%s\n-update takes the new one", name, got, want)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func sameRows(t *testing.T, when string, got, want map[string]string) {
	t.Helper()
	for table, rows := range want {
		if got[table] != rows {
			t.Errorf("%s, %s holds %s, before it was %s", when, table, got[table], rows)
		}
	}
}

// contents is the number of rows of each table that has some, with a fingerprint of them that does not depend on
// the order of rows and columns.
func contents(t *testing.T, db *scratch.Database) map[string]string {
	t.Helper()
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	const tables = `SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`
	rows, err := conn.Query(t.Context(), tables)
	if err != nil {
		t.Fatal(err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range names {
		const all = `SELECT count(*), coalesce(md5(string_agg(r, E'\n' ORDER BY r)), '') FROM (SELECT to_jsonb(t)::text FROM ONLY %s t) s (r)`
		var count int
		var sum string
		if err := conn.QueryRow(t.Context(), fmt.Sprintf(all, name)).Scan(&count, &sum); err != nil {
			t.Fatal(err)
		}
		if count > 0 {
			out[name] = fmt.Sprintf("%d rows (%s)", count, sum)
		}
	}
	return out
}
