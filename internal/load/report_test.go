package load

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"pawl/internal/pgtest"
	"pawl/schema/parse"
)

var update = flag.Bool("update", false, "write what the tests see as what they want")

// TestMistakes loads the files of each case and compares the whole error text. The
// files are read in the order in which the case has them.
func TestMistakes(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("finding cases: %v, %d found", err, len(cases))
	}
	for _, name := range cases {
		full, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { mistakes(t, full) })
	}
}

func mistakes(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var inputs []string
	var kept []txtar.File
	want := ""
	for _, f := range archive.Files {
		if f.Name == "errors" {
			want = string(f.Data)
			continue
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, f.Name)
		kept = append(kept, f)
	}
	script, err := parse.Read(inputs, nil)
	if err != nil {
		t.Fatal(err)
	}
	conn := connect(t, pgtest.Database(t))
	_, err = Load(t.Context(), conn, script)
	major := ask(t, conn, "SELECT (current_setting('server_version_num')::int / 10000)::text")[0]
	got := failuresOf(t, err).Error() + "\n"
	// Lines that only hold the margin end in a blank, which editors take away.
	got = strings.ReplaceAll(strings.ReplaceAll(got, " \n", "\n"), "postgresql"+major, "postgresqlMAJOR")
	got = strings.NewReplacer("PostgreSQL "+major, "PostgreSQL MAJOR", "postgresql-"+major, "postgresql-MAJOR").Replace(got)
	if *update {
		archive.Files = append(kept, txtar.File{Name: "errors", Data: []byte(got)})
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("the error is (go test -run Mistakes -update writes it)\n%s\nwant\n%s", got, want)
	}
}

func failuresOf(t *testing.T, err error) *Failures {
	t.Helper()
	found, ok := errors.AsType[*Failures](err)
	if !ok {
		t.Fatalf("the error is %v, not one of the script", err)
	}
	return found
}
