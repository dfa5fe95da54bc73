package regress

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/introspect"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

func read(t *testing.T, db *scratch.Database) *schema.Catalog {
	t.Helper()
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	catalog, err := introspect.Read(t.Context(), conn)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// migration plans the way from a database to the state that a text says, as pawl generate does with owners and
// privileges managed.
func migration(t *testing.T, db *scratch.Database, desired string) []plan.Part {
	t.Helper()
	script, err := parse.Read([]string{"-"}, strings.NewReader(desired))
	if err != nil {
		t.Fatal(err)
	}
	source := &state.Source{Server: pgtest.Server(t), Privileges: "manage", Owners: true}
	from := read(t, db)
	to, err := source.Desired(t.Context(), script, from, from.Major)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := source.Migration(t.Context(), script, from, to, []string{"public"})
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

func scripts(parts []plan.Part) []render.Script {
	return render.Scripts(parts, render.Settings{Version: "0", Name: "regression", LockTimeout: "5s"})
}

func psql(t *testing.T, db *scratch.Database, text string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script.sql")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := pgtest.Psql(t, db, file); err != nil {
		t.Fatal(err)
	}
}

var entryHead = regexp.MustCompile(`(?m)^--\n-- Name: .*\n--\n`)

// comparable cuts a dump into its entries, in order, and the columns of each table and the privileges on each object into
// theirs: a dump shows objects in the order in which they need each other, columns in that in which they were made, with
// gaps that it does not show, and privileges in that in which they were given.
func comparable(dump string) []string {
	entries := entryHead.Split(dump, -1)[1:]
	for i, e := range entries {
		lines := strings.Split(strings.TrimSpace(e), "\n")
		for j, l := range lines {
			lines[j] = strings.TrimSuffix(l, ",")
		}
		table := strings.HasPrefix(lines[0], "CREATE ") && strings.Contains(lines[0], "TABLE ")
		grants := !slices.ContainsFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "GRANT ") })
		if table || grants {
			slices.Sort(lines)
		}
		entries[i] = strings.Join(lines, "\n")
	}
	slices.Sort(entries)
	return entries
}

// same compares the dump of a database with the entries of another.
func same(t *testing.T, when string, db *scratch.Database, want []string) {
	t.Helper()
	got := comparable(pgtest.DumpWithOwners(t, db))
	if slices.Equal(got, want) {
		return
	}
	var list strings.Builder
	report := func(sign string, entries, others []string) {
		for _, e := range entries {
			if !slices.Contains(others, e) {
				fmt.Fprintf(&list, "%s %s\n", sign, e)
			}
		}
	}
	report("-", want, got)
	report("+", got, want)
	t.Errorf("%s, the dump is another:\n%s", when, list.String())
}
