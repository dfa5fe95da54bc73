// Package arch holds the tests that keep the architecture: who may import whom, what a kind of object consists of,
// and that the machinery knows no kind.
package arch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pawl/schema"
)

// allowed says which packages of this module a package may import. One that is not listed may import any.
var allowed = map[string][]string{
	"pawl/schema":            {},
	"pawl/schema/parse":      {},
	"pawl/schema/filter":     {"pawl/schema"},
	"pawl/schema/profile":    {},
	"pawl/schema/stats":      {"pawl/schema"},
	"pawl/introspect":        {"pawl/schema"},
	"pawl/diff":              {"pawl/schema"},
	"pawl/plan":              {"pawl/diff", "pawl/schema"},
	"pawl/plan/rules":        {"pawl/plan", "pawl/diff", "pawl/schema"},
	"pawl/render":            {"pawl/plan", "pawl/diff", "pawl/schema"},
	"pawl/migrate":           {"pawl/render", "pawl/schema/parse"},
	"pawl/internal/scratch":  {},
	"pawl/internal/load":     {"pawl/schema/parse"},
	"pawl/internal/bodies":   {"pawl/schema"},
	"pawl/internal/data":     {"pawl/schema/parse"},
	"pawl/internal/lint":     {"pawl/internal/bodies", "pawl/schema/parse"},
	"pawl/internal/fill":     {"pawl/schema"},
	"pawl/internal/sample":   {"pawl/schema"},
	"pawl/internal/pgclient": {},
}

// pure are the packages that do nothing but compute.
var pure = []string{"pawl/schema", "pawl/schema/filter", "pawl/schema/profile", "pawl/diff", "pawl/plan", "pawl/plan/rules", "pawl/render",
	"pawl/internal/bodies", "pawl/internal/lint"}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestImportsPointOneWay(t *testing.T) {
	seen := 0
	for _, p := range packages(t) {
		may, listed := allowed[p.ImportPath]
		for _, i := range p.Imports {
			if i == "pawl/cmd/pawl" {
				t.Errorf("%s imports the command", p.ImportPath)
			}
			if listed && strings.HasPrefix(i, "pawl/") && !slices.Contains(may, i) {
				t.Errorf("%s imports %s", p.ImportPath, i)
			}
			if slices.Contains(pure, p.ImportPath) && slices.Contains([]string{"context", "os", "net", "time"}, i) {
				t.Errorf("%s imports %s, but is to compute and no more", p.ImportPath, i)
			}
		}
		if listed {
			seen++
		}
	}
	if seen != len(allowed) {
		t.Errorf("%d of the %d packages with rules were found", seen, len(allowed))
	}
}

var constant = regexp.MustCompile(`(?m)^const (Kind\w+) +Kind = "([^"]+)"`)

// TestAKindIsFourFiles fails when a kind lacks one of its files, or a package's table lacks a line for it.
func TestAKindIsFourFiles(t *testing.T) {
	files, err := filepath.Glob("../../schema/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range constant.FindAllStringSubmatch(string(text), -1) {
			found++
			base := strings.TrimSuffix(filepath.Base(path), ".go")
			if schema.Rank(schema.Kind(m[2])) == 0 {
				t.Errorf("kind %q has no line in schema.Kinds", m[2])
			}
			for _, file := range []string{"introspect/" + base + ".sql", "diff/" + base + ".go", "render/" + base + ".go"} {
				if _, err := os.Stat("../../" + file); err != nil {
					t.Errorf("kind %q has no file %s", m[2], file)
				}
			}
			for _, table := range []string{"introspect", "diff", "render"} {
				text, err := os.ReadFile("../../" + table + "/kinds.go")
				if err != nil || !bytes.Contains(text, []byte("schema."+m[1]+":")) {
					t.Errorf("kind %q has no line in %s/kinds.go", m[2], table)
				}
			}
		}
	}
	if found != len(schema.Kinds) {
		t.Errorf("%d constants for %d kinds", found, len(schema.Kinds))
	}
}

// TestTheMachineryKnowsNoKind fails when a file that is the same for all kinds names one.
func TestTheMachineryKnowsNoKind(t *testing.T) {
	patterns := []string{"plan/*.go", "diff/diff.go", "diff/spec.go", "diff/fingerprint.go", "introspect/r*.go", "introspect/depend.go",
		"render/ddl.go", "render/file.go", "render/sql.go", "render/split.go", "render/lock.go", "render/lock_lines.go", "render/locking*.go", "schema/catalog.go", "schema/heir.go", "schema/object.go", "schema/rename.go"}
	named := regexp.MustCompile(`schema\.Kind[A-Z]\w*|\*schema\.(` + strings.Join(structs(), "|") + `)\b`)
	looked := 0
	for _, pattern := range patterns {
		paths, err := filepath.Glob("../../" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			looked++
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for n, line := range strings.Split(string(text), "\n") {
				if m := named.FindString(line); m != "" && m != "schema.KindInfo" {
					t.Errorf("%s:%d names %s", strings.TrimPrefix(path, "../../"), n+1, m)
				}
			}
		}
	}
	if looked < len(patterns) {
		t.Errorf("only %d files were looked at", looked)
	}
}

// structs are the names of the kinds' structs.
func structs() []string {
	var list []string
	for _, k := range schema.Kinds {
		name := strings.TrimPrefix(strings.TrimPrefix(typeName(k.New()), "*"), "schema.")
		list = append(list, name)
	}
	return list
}

func typeName(o schema.Object) string { return reflect.TypeOf(o).String() }
