package parse

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the tests see as what they want")

// TestGolden reads what each case in testdata holds and compares everything that a
// caller gets: script, annotations, notes and errors. The first line of a case's
// comment that begins with "read" names the inputs; the default is schema.sql.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("finding cases: %v, %d found", err, len(cases))
	}
	for _, name := range cases {
		full, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, full) })
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	inputs, stdin := []string{"schema.sql"}, ""
	for line := range strings.Lines(string(archive.Comment)) {
		if rest, ok := strings.CutPrefix(line, "read "); ok {
			inputs = strings.Fields(rest)
		}
	}
	t.Chdir(t.TempDir())
	var kept []txtar.File
	want := map[string]string{}
	for _, f := range archive.Files {
		switch f.Name {
		case "errors", "script", "notes":
			want[f.Name] = string(f.Data)
			continue
		case "stdin":
			stdin = string(f.Data)
		default:
			writeFile(t, f.Name, f.Data)
		}
		kept = append(kept, f)
	}
	script, err := Read(inputs, strings.NewReader(stdin))
	got := map[string]string{"errors": errorText(err), "script": describe(script), "notes": noteText(script)}
	if *update {
		for _, section := range []string{"errors", "script", "notes"} {
			if got[section] != "" {
				kept = append(kept, txtar.File{Name: section, Data: []byte(got[section])})
			}
		}
		archive.Files = kept
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, section := range []string{"errors", "script", "notes"} {
		if want[section] != got[section] {
			t.Errorf("%s differ (go test -run Golden -update writes what is seen); seen:\n%s\nwanted:\n%s",
				section, got[section], want[section])
		}
	}
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func errorText(err error) string {
	var b strings.Builder
	for _, e := range Errors(err) {
		// Lines that only hold the margin end in a blank, which editors take away.
		fmt.Fprintf(&b, "%s\n\n", strings.ReplaceAll(e.Error(), " \n", "\n"))
	}
	return b.String()
}

func noteText(script *Script) string {
	var b strings.Builder
	for _, n := range script.Notes {
		fmt.Fprintf(&b, "%s: %s\n", n.Pos, n.Message)
	}
	return b.String()
}

// describe writes a script down, one line for each statement and annotation.
func describe(script *Script) string {
	var b strings.Builder
	for _, s := range script.Statements {
		fmt.Fprintf(&b, "%s %s", s.Start, []string{"definition", "event trigger", "role", "setting"}[s.Kind])
		for _, o := range s.Objects {
			verb := "alters"
			if o.Creates {
				verb = "creates"
			}
			if o.Tolerant {
				verb = "creates or keeps"
			}
			fmt.Fprintf(&b, "; %s %s", verb, o)
		}
		if !s.Known {
			b.WriteString("; syntax not known")
		}
		if len(s.Roles) > 0 {
			fmt.Fprintf(&b, "; roles %s", strings.Join(s.Roles, ", "))
		}
		if s.Sweeps {
			b.WriteString("; sweeps")
		}
		if s.SearchPath != nil {
			fmt.Fprintf(&b, "; in %q", s.SearchPath)
		}
		for _, each := range s.Settings {
			if each.Name != "search_path" {
				fmt.Fprintf(&b, "; under %s", each.SQL)
			}
		}
		b.WriteString("\n")
	}
	for _, a := range script.Annotations {
		fmt.Fprintf(&b, "%s %s (%s) %s", a.Pos, a.Object, script.Statements[a.Statement].Start, a.Verb)
		if a.From != nil {
			fmt.Fprintf(&b, " %q", a.From)
		} else {
			fmt.Fprintf(&b, " %s", a.Argument)
		}
		if a.InOneStep {
			b.WriteString(" in one step")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestReadWithoutInputs(t *testing.T) {
	if _, err := Read(nil, strings.NewReader("")); err == nil {
		t.Error("reading nothing gives no error")
	}
}

func TestReadUnreadableInput(t *testing.T) {
	_, err := Read([]string{"-"}, io.MultiReader(brokenReader{}))
	if got, want := errorText(err), "stdin: reading it: the pipe is broken\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, fmt.Errorf("the pipe is broken") }
