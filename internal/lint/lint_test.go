package lint

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the expected files anew")

// TestRules goes through the cases, one file for each rule: what it finds in bad.sql, and that it finds nothing in good.sql.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.Name, func(t *testing.T) {
			path := filepath.Join("testdata", r.Name+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
			}
			levels := Levels{}
			for _, other := range Rules() {
				levels[other.Name] = Off
			}
			if levels[r.Name] = r.Severity; r.Severity == Off {
				levels[r.Name] = Note
			}
			found := run(t, files, "bad.sql", levels)
			if found == "" {
				t.Error("nothing is found in bad.sql")
			}
			if good := run(t, files, "good.sql", levels); files["good.sql"] == "" || good != "" {
				t.Errorf("good.sql: %s", good)
			}
			if *update {
				write(t, path, archive, found)
			} else if files["found.txt"] != found {
				t.Errorf("found:\n%s\nwanted:\n%s", found, files["found.txt"])
			}
		})
	}
}

// run gives what is found in a file of a case, a line each.
func run(t *testing.T, files map[string]string, name string, levels Levels) string {
	in := Input{File: name, Text: files[name], SQL: files[name], Mode: Single}
	o := Options{Levels: levels, Major: 15}
	for line := range strings.Lines(files["options"]) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "mode":
			in.Mode = map[string]Mode{"together": Together, "wrapped": Wrapped}[value]
		case "server":
			o.Major, _ = strconv.Atoi(value)
		default:
			t.Fatalf("unknown option %q", key)
		}
	}
	result := Run([]Input{in}, o)
	for _, b := range result.Broken {
		t.Errorf("%v", b)
	}
	var out strings.Builder
	for _, f := range result.Findings {
		fmt.Fprintf(&out, "%s %s %s\n", f.Place.Pos, f.Severity, f.Place.Message)
	}
	return out.String()
}

func write(t *testing.T, path string, archive *txtar.Archive, found string) {
	var kept []txtar.File
	for _, f := range archive.Files {
		if f.Name != "found.txt" {
			kept = append(kept, f)
		}
	}
	archive.Files = append(kept, txtar.File{Name: "found.txt", Data: []byte(found)})
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestCasesAreOfRules fails when a case is of no rule.
func TestCasesAreOfRules(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if name := strings.TrimSuffix(filepath.Base(path), ".txtar"); Find(name) == nil {
			t.Errorf("%s is of no rule", path)
		}
	}
}

// TestTheTableIsWhole fails when a rule lacks a word, or two have the same code or name.
func TestTheTableIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if r.Code == "" || r.Summary == "" || r.Why == "" || r.Instead == "" || r.Manual == "" || r.Severity == "" {
			t.Errorf("%s lacks something", r.Name)
		}
		if seen[r.Code] || seen[r.Name] {
			t.Errorf("%s or %s is there twice", r.Code, r.Name)
		}
		seen[r.Code], seen[r.Name] = true, true
	}
}
