package clients

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pawl/internal/casetest"
)

// project is schemas that follow each other.
type project struct {
	name  string
	setup string
	steps []step
}

// step is one of them.
type step struct {
	name    string
	schema  string // path
	rows    string // SQL that puts some in
	refuses bool   // the way back
}

// cases are those with transactions, with statements that must be outside of any, and with batches.
var cases = []string{"online/backfill", "online/column_renamed", "online/index", "online/detach_first", "enum/add_used"}

// projects are the examples, the cases, and the text of functions that looks like something of a client's.
func projects(t *testing.T) []project {
	t.Helper()
	histories, err := filepath.Glob("../../examples/*/history")
	if err != nil || len(histories) < 3 {
		t.Fatalf("examples found: %v, %v", histories, err)
	}
	var list []project
	for _, path := range histories {
		list = append(list, example(t, path))
	}
	for _, name := range cases {
		c, err := casetest.Read("../casetest/testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, twoSteps(t, strings.ReplaceAll(name, "/", "_"), c.Section("old.sql"), c.Section("rows.sql"), c.Section("new.sql"),
			c.Section("verdict.txt") != "safe\n"))
	}
	archive, err := txtar.ParseFile("testdata/traps.txtar")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, f := range archive.Files {
		// Carriage returns do not survive in a file that people edit.
		sections[f.Name] = strings.ReplaceAll(string(f.Data), "{CR}", "\r")
	}
	return append(list, twoSteps(t, "traps", sections["old.sql"], "", sections["new.sql"], false))
}

func example(t *testing.T, history string) project {
	t.Helper()
	dir := filepath.Dir(history)
	p := project{name: filepath.Base(dir), setup: optional(t, filepath.Join(dir, "setup.sql"))}
	for line := range strings.Lines(optional(t, history)) {
		if f := strings.Fields(line); f[0] != "#" {
			p.steps = append(p.steps, step{name: f[1], schema: filepath.Join(dir, f[2]), refuses: f[3] == "refuses",
				rows: optional(t, filepath.Join(dir, strings.TrimSuffix(f[2], ".sql")+".rows.sql"))})
		}
	}
	return p
}

// optional is the text of a file, empty if there is none.
func optional(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(text)
}

func twoSteps(t *testing.T, name, old, rows, desired string, refuses bool) project {
	t.Helper()
	dir := t.TempDir()
	p := project{name: name}
	for _, s := range []step{{name: "old", rows: rows}, {name: "new", refuses: refuses}} {
		s.schema = filepath.Join(dir, s.name+".sql")
		text := old
		if s.name == "new" {
			text = desired
		}
		if err := os.WriteFile(s.schema, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		p.steps = append(p.steps, s)
	}
	return p
}
