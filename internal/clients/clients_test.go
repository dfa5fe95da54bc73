package clients

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"pawl/diff"
	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// TestClients has each client apply the whole history of each project, and take back what can be taken back. After each
// migration the database must be what it is after psql executed the same statements. It needs PAWL_TEST_CLIENTS, because
// it builds the clients.
func TestClients(t *testing.T) {
	if os.Getenv("PAWL_TEST_CLIENTS") == "" {
		t.Skip("PAWL_TEST_CLIENTS is not set: make test-clients sets it")
	}
	program := filepath.Join(t.TempDir(), "run")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".")
	build.Dir = "run"
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building the clients: %v\n%s", err, out)
	}
	for _, p := range projects(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			history := p.live(t)
			for _, f := range migrate.All {
				t.Run(f.Name, func(t *testing.T) {
					t.Parallel()
					w := &walk{format: f, client: clientOf(f.Name, program), dir: filepath.Join(t.TempDir(), "shop", "migrations"), db: pgtest.Database(t)}
					w.run(t, p, history)
				})
			}
		})
	}
}

// chapter is a migration with the states around it.
type chapter struct {
	step
	scripts       []render.Script
	before, after string // fingerprints
}

// live goes through a project's history with plain SQL, and notes what it was.
func (p project) live(t *testing.T) []chapter {
	t.Helper()
	db := pgtest.Database(t)
	pgtest.Exec(t, db, p.setup)
	var list []chapter
	for _, s := range p.steps {
		c := chapter{step: s, scripts: scripts(t, db, s), before: fingerprint(t, db)}
		for _, script := range c.scripts {
			pgtest.Exec(t, db, script.Up.Text())
		}
		c.after = fingerprint(t, db)
		pgtest.Exec(t, db, s.rows)
		list = append(list, c)
	}
	return list
}

func scripts(t *testing.T, db *scratch.Database, s step) []render.Script {
	t.Helper()
	source := &state.Source{Server: pgtest.Server(t), Privileges: "manage", Online: func(schema.ID) bool { return true }}
	live, err := source.Read(t.Context(), db.URL())
	if err != nil {
		t.Fatal(err)
	}
	script, err := parse.Read([]string{s.schema}, nil)
	if err != nil {
		t.Fatal(err)
	}
	to, err := source.Desired(t.Context(), script, live.Catalog, live.Catalog.Major)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := source.Migration(t.Context(), script, live.Catalog, to, live.Path)
	if err != nil {
		t.Fatal(err)
	}
	return render.Scripts(parts, render.Settings{Version: "0", Name: s.name, LockTimeout: "5s"})
}

// fingerprint says what is in a database, without the records of clients.
func fingerprint(t *testing.T, db *scratch.Database) string {
	t.Helper()
	source := &state.Source{Server: pgtest.Server(t)}
	live, err := source.Read(t.Context(), db.URL())
	if err != nil {
		t.Fatal(err)
	}
	return diff.Fingerprint(live.Catalog)
}

// walk is a client on its way through a history.
type walk struct {
	format *migrate.Format
	client client
	dir    string
	db     *scratch.Database
	number int
}

func (w *walk) run(t *testing.T, p project, history []chapter) {
	pgtest.Exec(t, w.db, p.setup)
	for i, c := range history {
		w.write(t, c)
		w.up(t)
		w.is(t, c.after, "after "+c.name)
		w.up(t) // nothing is left to do: its records were not lost
		if c.refuses {
			if i < len(history)-1 {
				t.Fatal("some clients go no further after a refusal: only the last migration may refuse")
			}
			w.refuse(t, c)
			continue
		}
		for range c.scripts {
			if out, err := w.client(t, w, "down"); err != nil {
				t.Fatalf("taking %s back: %v\n%s", c.name, err, out)
			}
		}
		w.is(t, c.before, "after taking "+c.name+" back")
		w.up(t)
		w.is(t, c.after, "after "+c.name+" once more")
		pgtest.Exec(t, w.db, c.rows)
	}
	w.reads(t, history)
}

// write lays the files of a migration.
func (w *walk) write(t *testing.T, c chapter) {
	t.Helper()
	var list []migrate.Migration
	for _, s := range c.scripts {
		w.number++
		list = append(list, migrate.Migration{Version: versions(w.format, w.number), Name: c.name, Script: s})
	}
	laid, err := w.format.Lay(w.dir, list)
	if err != nil {
		t.Fatal(err)
	}
	var files []migrate.New
	for _, l := range laid {
		files = append(files, l.Files...)
	}
	if err := migrate.Write(w.dir, files); err != nil {
		t.Fatal(err)
	}
}

func (w *walk) up(t *testing.T) {
	t.Helper()
	if out, err := w.client(t, w, "up"); err != nil {
		t.Fatalf("applying: %v\n%s", err, out)
	}
}

// refuse sees the last migration not be undone.
func (w *walk) refuse(t *testing.T, c chapter) {
	t.Helper()
	for range c.scripts {
		out, err := w.client(t, w, "down")
		if err != nil {
			if !irreversible.MatchString(out) {
				t.Errorf("taking %s back: %v\n%s", c.name, err, out)
			}
			return
		}
	}
	t.Errorf("%s was taken back", c.name)
}

// reads looks whether pawl finds in the folder what it wrote there: the migrations in order, and the state they lead to.
func (w *walk) reads(t *testing.T, history []chapter) {
	t.Helper()
	files, err := w.format.List(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, c := range history {
		for _, s := range c.scripts {
			want = append(want, s.To)
		}
	}
	var got []string
	for _, f := range files {
		got = append(got, f.To)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder's fingerprints are %v, written were %v", got, want)
	}
	source := &state.Source{Server: pgtest.Server(t)}
	cat, err := source.Migrated(t.Context(), files, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	if after := history[len(history)-1].after; diff.Fingerprint(cat) != after {
		t.Errorf("executing the folder leads to %s, not to %s", diff.Fingerprint(cat), after)
	}
}

func (w *walk) is(t *testing.T, want, when string) {
	t.Helper()
	if got := fingerprint(t, w.db); got != want {
		t.Fatalf("%s the database is %s, not %s", when, got, want)
	}
}
