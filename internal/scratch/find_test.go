package scratch

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// fake is a machine whose server programs are shell scripts that know their version.
type fake struct {
	t    *testing.T
	root string
	env  map[string]string
}

func newFake(t *testing.T) *fake {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a Unix shell")
	}
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return &fake{t: t, root: root, env: map[string]string{}}
}

func (f *fake) path(name string) string { return filepath.Join(f.root, name) }

// program makes an executable that writes a text.
func (f *fake) program(file, says string) {
	f.t.Helper()
	name := f.path(file)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("#!/bin/sh\necho '"+says+"'\n"), 0o755); err != nil {
		f.t.Fatal(err)
	}
}

// file writes a text.
func (f *fake) file(name, text string) {
	f.t.Helper()
	if err := os.WriteFile(f.path(name), []byte(text), 0o600); err != nil {
		f.t.Fatal(err)
	}
}

// server makes both programs of a version.
func (f *fake) server(dir, version string) {
	f.t.Helper()
	for _, program := range []string{"postgres", "initdb"} {
		f.program(dir+"/"+program, program+" (PostgreSQL) "+version)
	}
}

func (f *fake) link(from, to string) {
	f.t.Helper()
	if err := os.MkdirAll(filepath.Dir(f.path(from)), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.Symlink(f.path(to), f.path(from)); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fake) find(o Options) ([]Programs, error) {
	m := machine{getenv: func(name string) string { return f.env[name] }, usual: []string{f.path("usr/lib/postgresql/*/bin")}}
	return m.find(o)
}

// expect compares what is found, as "directory version" below the root.
func (f *fake) expect(o Options, want ...string) {
	f.t.Helper()
	found, err := f.find(o)
	if err != nil {
		f.t.Errorf("%+v: %v", o, err)
		return
	}
	var got []string
	for _, p := range found {
		got = append(got, strings.TrimPrefix(p.Dir, f.root+"/")+" "+p.Version)
	}
	if !slices.Equal(got, want) {
		f.t.Errorf("%+v: found %q, want %q", o, got, want)
	}
}

func TestTheNearestNewerVersionIsBetterThanAnOlderOne(t *testing.T) {
	for wanted, want := range map[int][]int{
		0:  {18, 17, 15, 14},
		13: {14, 15, 17, 18},
		14: {14, 15, 17, 18},
		16: {17, 18, 15, 14},
		17: {17, 18, 15, 14},
		19: {18, 17, 15, 14},
	} {
		got := []int{17, 14, 18, 15}
		slices.SortFunc(got, func(a, b int) int { return byPreference(wanted, a, b) })
		if !slices.Equal(got, want) {
			t.Errorf("for %d: %v, want %v", wanted, got, want)
		}
	}
}

func TestFindSearchesInOrderAndNamesEachInstallationOnce(t *testing.T) {
	f := newFake(t)
	f.server("usr/lib/postgresql/15/bin", "15.18 (Debian 15.18-0+deb12u1)")
	f.server("usr/lib/postgresql/16/bin", "16.4")
	f.server("configured", "16.5")
	f.server("onpath", "16.6")
	f.server("real", "16.7")
	f.program("local/pg_config", f.path("configured"))
	f.link("local/postgres", "real/postgres") // as /usr/local/bin/postgres, without initdb
	f.link("again", "onpath")
	f.env["PATH"] = strings.Join([]string{f.path("local"), f.path("nowhere"), f.path("onpath"), f.path("again")}, ":")
	f.expect(Options{Major: 16}, "configured 16.5", "real 16.7", "onpath 16.6", "usr/lib/postgresql/16/bin 16.4", "usr/lib/postgresql/15/bin 15.18")
	f.expect(Options{Major: 15}, "usr/lib/postgresql/15/bin 15.18", "configured 16.5", "real 16.7", "onpath 16.6", "usr/lib/postgresql/16/bin 16.4")
}

func TestGivenDirectoriesAreTheOnlyOnes(t *testing.T) {
	f := newFake(t)
	f.server("usr/lib/postgresql/16/bin", "16.4")
	f.server("variable/14", "14.9")
	f.server("variable/17", "17beta1")
	f.server("option", "13.1")
	f.env["PAWL_PG_BIN"] = f.path("variable/14") + ":" + f.path("variable/17")
	f.expect(Options{Major: 16}, "variable/17 17beta1", "variable/14 14.9")
	f.expect(Options{Major: 16, Programs: f.path("option")}, "option 13.1")
	f.env["PAWL_PG_BIN"] = ""
	f.expect(Options{}, "usr/lib/postgresql/16/bin 16.4")
}

func TestOnlyWorkingProgramsCount(t *testing.T) {
	f := newFake(t)
	f.server("usr/lib/postgresql/16/bin", "16.4")
	f.program("usr/lib/postgresql/10/bin/postgres", "postgres (PostgreSQL) 10.1")
	f.server("usr/lib/postgresql/11/bin", "11.1")
	f.program("usr/lib/postgresql/11/bin/initdb", "initdb (PostgreSQL) 11.2")
	f.program("usr/lib/postgresql/12/bin/postgres", "postgres (SomethingElse) 12.1")
	f.program("usr/lib/postgresql/12/bin/initdb", "initdb (SomethingElse) 12.1")
	f.server("usr/lib/postgresql/13/bin", "13.1")
	if err := os.Chmod(f.path("usr/lib/postgresql/13/bin/initdb"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.expect(Options{}, "usr/lib/postgresql/16/bin 16.4")
	if err := os.RemoveAll(f.path("usr/lib/postgresql/16")); err != nil {
		t.Fatal(err)
	}
	_, err := f.find(Options{})
	missing, ok := errors.AsType[*NotFoundError](err)
	if !ok || len(missing.Reasons) != 4 {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"10/bin/initdb", `11.1 but "initdb (PostgreSQL) 11.2"`, "SomethingElse", "permission denied"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

func TestNotFoundSaysHowToGetAServer(t *testing.T) {
	f := newFake(t)
	f.env["PATH"] = f.root
	_, err := f.find(Options{Major: 16})
	if missing, ok := errors.AsType[*NotFoundError](err); !ok || missing.Major != 16 || missing.Setting != "" {
		t.Fatalf("got %#v", err)
	}
	for _, want := range []string{
		"apt-get install postgresql", "dnf install postgresql-server", "brew install postgresql@16", "Postgres.app",
		"docker run", "postgres:16", "--scratch postgres://", "Version 16 is wanted", "PAWL_PG_BIN",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
	if text := (&NotFoundError{}).Error(); !strings.Contains(text, fmt.Sprintf("postgres:%d", newestMajor)) || strings.Contains(text, "wanted") {
		t.Errorf("for any version:\n%s", text)
	}
	f.env["PAWL_PG_BIN"] = f.path("empty")
	if _, err := f.find(Options{}); err == nil || !strings.Contains(err.Error(), "PAWL_PG_BIN="+f.path("empty")) {
		t.Errorf("a variable that leads nowhere: %v", err)
	}
	_, err = Start(t.Context(), Options{Programs: f.path("empty")})
	if _, ok := errors.AsType[*NotFoundError](err); !ok || !strings.Contains(err.Error(), f.path("empty")) {
		t.Errorf("Start: %v", err)
	}
}

func TestAnotherBuildIsAnotherTemplate(t *testing.T) {
	f := newFake(t)
	f.server("a", "19devel")
	one, err := inspect(f.path("a"), nil)
	if err != nil {
		t.Fatal(err)
	}
	before, err := one.build()
	if err != nil {
		t.Fatal(err)
	}
	if same, err := one.build(); err != nil || same != before {
		t.Errorf("%q is followed by %q, %v", before, same, err)
	}
	f.program("a/postgres", "postgres (PostgreSQL) 19devel ") // one byte more
	if other, err := one.build(); err != nil || other == before {
		t.Errorf("%q is followed by %q, %v", before, other, err)
	}
}

// TestProgramsAreAskedOnce looks for programs that answer another way than they did, which only a changed file is asked about.
func TestProgramsAreAskedOnce(t *testing.T) {
	f := newFake(t)
	f.server("a", "16.1")
	version := func() string {
		t.Helper()
		said := openBanners(f.path("banners.json"))
		p, err := inspect(f.path("a"), said)
		if err != nil {
			t.Fatal(err)
		}
		said.keep(slog.New(slog.DiscardHandler))
		return p.Version
	}
	if got := version(); got != "16.1" {
		t.Fatal(got)
	}
	remembered, err := os.ReadFile(f.path("banners.json"))
	if err != nil {
		t.Fatal(err)
	}
	f.file("banners.json", strings.ReplaceAll(string(remembered), "16.1", "16.2"))
	if got := version(); got != "16.2" {
		t.Errorf("asked again: %s", got)
	}
	f.server("a", "16.10")
	if got := version(); got != "16.10" {
		t.Errorf("another file, and still %s", got)
	}
	f.file("banners.json", "{")
	if got := version(); got != "16.10" {
		t.Errorf("nothing is remembered, and it is %s", got)
	}
}
