package migrate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAllFilesAreWrittenOrNone(t *testing.T) {
	dir := t.TempDir()
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return "-"
		}
		return string(text)
	}
	if err := Write(dir, []New{{Name: "deploy/1.sql", Text: "one"}, {Name: "plan", Text: "1"}}); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, []New{{Name: "deploy/2.sql", Text: "two"}, {Name: "plan", Text: "1 2", Old: []byte("1")}}); err != nil {
		t.Fatal(err)
	}
	if read("deploy/2.sql") != "two" || read("plan") != "1 2" {
		t.Errorf("written: %s, %s", read("deploy/2.sql"), read("plan"))
	}
	for _, files := range [][]New{
		{{Name: "deploy/3.sql", Text: "three"}, {Name: "plan", Text: "1 2 3", Old: []byte("1")}},                                           // changed meanwhile
		{{Name: "deploy/3.sql", Text: "three"}, {Name: "deploy/1.sql", Text: "again"}, {Name: "plan", Text: "x", Old: []byte("1 2")}},      // taken
		{{Name: "deploy/3.sql", Text: "three"}, {Name: "deploy/1.sql/4.sql", Text: "four"}, {Name: "plan", Text: "x", Old: []byte("1 2")}}, // no folder
	} {
		err := Write(dir, files)
		if err == nil || read("deploy/3.sql") != "-" || read("plan") != "1 2" || read("deploy/1.sql") != "one" {
			t.Errorf("%v, and written: %s, %s, %s", err, read("deploy/3.sql"), read("plan"), read("deploy/1.sql"))
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".pawl-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %s %v", strings.Join(left, ", "), err)
	}
}
