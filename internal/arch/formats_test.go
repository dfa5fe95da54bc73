package arch

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pawl/migrate"
)

// TestAFormatIsOneFile fails when something besides a format's file, and the test with the client itself, names it. psql is
// not looked for: others know it as the program that reads schemas.
func TestAFormatIsOneFile(t *testing.T) {
	for _, f := range migrate.All {
		own := "migrate/" + strings.ReplaceAll(f.Name, "-", "_") + ".go"
		if _, err := os.Stat("../../" + own); err != nil {
			t.Errorf("format %s has no file %s", f.Name, own)
		}
		if f.Name == "psql" {
			continue
		}
		named := regexp.MustCompile(`(?i)\b` + strings.ReplaceAll(f.Name, "-", "-?") + `\b`)
		for _, path := range sources(t) {
			text, err := os.ReadFile("../../" + path)
			if err != nil {
				t.Fatal(err)
			}
			if path != own && path != "migrate/format.go" && named.Match(text) {
				t.Errorf("%s names %s", path, f.Name)
			}
		}
	}
}

// sources are the Go files that are no tests.
func sources(t *testing.T) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS("../.."), ".", func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && slices.Contains([]string{".git", "internal/clients", "bin"}, path) {
			return fs.SkipDir
		}
		if filepath.Ext(path) == ".go" && !strings.HasSuffix(path, "_test.go") {
			list = append(list, path)
		}
		return err
	})
	if err != nil || len(list) < 100 {
		t.Fatalf("%d files found: %v", len(list), err)
	}
	return list
}
