package main

import (
	"path/filepath"
	"testing"

	"pawl/internal/lint"
	"pawl/migrate"
)

// TestOwnMigrationsLintClean looks at what pawl generates: nothing in it is worse than a note, and of what is on purpose, notes
// speak alone.
func TestOwnMigrationsLintClean(t *testing.T) {
	dirs, err := filepath.Glob("../../examples/*/migrations")
	if err != nil || len(dirs) < 3 {
		t.Fatalf("%d folders: %v", len(dirs), err)
	}
	for _, dir := range dirs {
		inputs, err := new(app).lintInputs(settings{config: config{Dir: dir, Format: migrate.Names()[0]}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		result := lint.Run(inputs, lint.Options{Major: 15})
		for _, b := range result.Broken {
			t.Error(b)
		}
		for _, f := range result.Findings {
			if f.Severity != lint.Note {
				t.Errorf("%s: %s: %s", f.Severity, f.Rule.Name, f.Place)
			}
		}
		if result.Statements == 0 {
			t.Errorf("%s holds nothing", dir)
		}
	}
}
