package regress

import (
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/render"
)

// TestObjectsOfPgDump goes through what PostgreSQL's own test of pg_dump makes, one after the other: each alone comes, goes, and
// comes again; then all of them come, and go, at once.
func TestObjectsOfPgDump(t *testing.T) {
	source := sources(t)
	model, there, all := pgtest.Database(t), pgtest.Database(t), pgtest.Database(t)
	nothing := comparable(pgtest.DumpWithOwners(t, there))
	before, dump := nothing, ""
	changed := 0
	for _, o := range objectsOfPgDump(t, source) {
		psql(t, model, o.sql)
		dump = pgtest.DumpWithOwners(t, model)
		after := comparable(dump)
		t.Run(o.name, func(t *testing.T) {
			changed += min(1, thereAndBack(t, there, dump, before, after))
			for _, s := range scripts(migration(t, there, dump)) {
				psql(t, there, s.Up.Text())
			}
			same(t, "and there again", there, after)
		})
		before = after
	}
	if changed < 130 {
		t.Errorf("only %d of the objects changed anything", changed)
	}
	t.Run("all", func(t *testing.T) { thereAndBack(t, all, dump, nothing, before) })
	t.Run("to nothing", func(t *testing.T) {
		for _, s := range scripts(migration(t, there, "")) {
			psql(t, there, s.Up.Text())
		}
		same(t, "to an empty schema", there, nothing)
	})
}

// thereAndBack takes a database to the state that a text says, and back, and says how many parts that took. It may stay
// there, if a way back refuses.
func thereAndBack(t *testing.T, db *scratch.Database, desired string, before, after []string) int {
	t.Helper()
	parts := scripts(migration(t, db, desired))
	for _, s := range parts {
		psql(t, db, s.Up.Text())
	}
	same(t, "there", db, after)
	for i := len(parts) - 1; i >= 0; i-- {
		if refused(t, db, parts[i]) {
			return len(parts)
		}
	}
	same(t, "and back", db, before)
	return len(parts)
}

// refused takes a part back, and says whether that refuses because something would be lost.
func refused(t *testing.T, db *scratch.Database, s render.Script) bool {
	t.Helper()
	file := filepath.Join(t.TempDir(), "down.sql")
	if err := os.WriteFile(file, []byte(s.Down.Text()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := pgtest.Psql(t, db, file)
	if err != nil && !strings.Contains(out+err.Error(), "irreversible:") {
		t.Fatal(err)
	}
	if err != nil {
		t.Logf("it refuses to go back: %v", err)
	}
	return err != nil
}

// object is one of those that the test of pg_dump makes, or something that it does to them.
type object struct{ name, sql string }

//go:embed objects.pl
var objectsScript string

// objectsOfPgDump lists them in the order in which that test makes them, where it says one, and then by name.
func objectsOfPgDump(t *testing.T, source string) []object {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "perl", "-e", objectsScript, filepath.Join(source, "source", "src", "bin", "pg_dump", "t", "002_pg_dump.pl"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("reading the test of pg_dump: %v", err)
	}
	var list []object
	fields := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		list = append(list, object{name: fields[i], sql: fields[i+1] + ";"})
	}
	return list
}
