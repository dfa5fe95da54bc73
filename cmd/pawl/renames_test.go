package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
)

// TestRenamesAreAsked has a person at the terminal, who answers what is given.
func TestRenamesAreAsked(t *testing.T) {
	const old = "CREATE TABLE users (id int, email text);\nCREATE TABLE people (a int, b text, c date);"
	const desired = "CREATE TABLE users (\n  id int,\n  mail text\n);\nCREATE TABLE persons (\n  a int,\n  bb text,\n  c date\n);"
	for name, c := range map[string]struct {
		answers string
		asked   int
		up      []string
		not     []string
	}{
		"yes to all": {"y\nYES\ny\n", 3, []string{"RENAME TO persons", "RENAME COLUMN b TO bb", "RENAME COLUMN email TO mail"}, []string{"DROP"}},
		"no to all":  {"n\nno\n", 2, []string{"DROP TABLE public.people", "DROP COLUMN email"}, []string{"RENAME"}},
		"no answer":  {"", 2, []string{"DROP TABLE public.people", "DROP COLUMN email"}, []string{"RENAME"}},
		"just enter": {"\n\n", 2, []string{"DROP TABLE public.people", "DROP COLUMN email"}, []string{"RENAME"}},
		"not clear":  {"perhaps\ny\nn\n", 4, []string{"RENAME TO persons", "DROP COLUMN b", "DROP COLUMN email"}, []string{"RENAME COLUMN"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			oldPath, newPath := filepath.Join(dir, "old.sql"), filepath.Join(dir, "new.sql")
			for path, text := range map[string]string{oldPath: old, newPath: desired} {
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			db, err := pgtest.Server(t).Database(t.Context(), scratch.DatabaseOptions{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = db.Close() })
			var stdout, stderr bytes.Buffer
			a := &app{stdin: strings.NewReader(c.answers), stdout: &stdout, stderr: &stderr, now: time.Now,
				getenv: func(string) string { return "" }, talks: func() bool { return true }}
			code := a.run(context.Background(), []string{"pawl", "generate", "x", "--from", oldPath, "--schema", newPath, "--online", "off",
				"--dir", filepath.Join(dir, "m"), "--scratch", db.URL()})
			if code != 0 {
				t.Fatalf("exit code %d\n%s", code, stderr.String())
			}
			if n := strings.Count(stdout.String(), "[y/N]"); n != c.asked {
				t.Errorf("asked %d times, want %d:\n%s", n, c.asked, stdout.String())
			}
			up := readAll(t, filepath.Join(dir, "m", "*.up.sql"))
			for _, want := range c.up {
				if !strings.Contains(up, want) {
					t.Errorf("no %s in\n%s", want, up)
				}
			}
			for _, unwanted := range c.not {
				if strings.Contains(up, unwanted) {
					t.Errorf("%s in\n%s", unwanted, up)
				}
			}
		})
	}
}

// TestAQuestionCanBeGivenUp cancels while nobody answers.
func TestAQuestionCanBeGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a := &app{stdout: &bytes.Buffer{}}
	if _, err := a.ask(ctx, make(chan string), "?"); err == nil {
		t.Error("no error")
	}
}

func readAll(t *testing.T, pattern string) string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files: %v", err)
	}
	var all strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
