package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/rogpeppe/go-internal/testscript"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
)

// TestMain lets the scripts run this test binary as pawl.
func TestMain(m *testing.M) {
	testscript.Main(runner{m}, map[string]func(){"pawl": main})
}

type runner struct{ m *testing.M }

func (r runner) Run() int { return pgtest.Main(r.m) }

// TestScripts runs testdata/*.txtar: what a user types, and what they get.
func TestScripts(t *testing.T) {
	runScripts(t, "testdata", func(*testscript.Env) (*scratch.Server, error) { return pgtest.Server(t), nil })
}

// TestProfiles runs testdata/profiles/*.txtar. Each has a server of its own, which has the roles of one platform.
func TestProfiles(t *testing.T) {
	programs := pgtest.Server(t).Programs().Dir
	runScripts(t, "testdata/profiles", func(env *testscript.Env) (*scratch.Server, error) {
		server, err := scratch.Start(context.Background(), scratch.Options{Programs: programs})
		if err == nil {
			env.Defer(func() {
				if err := server.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		return server, err
	})
}

func runScripts(t *testing.T, dir string, start func(*testscript.Env) (*scratch.Server, error)) {
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Files:               pgtest.Files(t, filepath.Join(dir, "*.txtar")),
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Condition: func(condition string) (bool, error) {
			if condition != "before18" { // since then NOT NULL has names, which are part of fingerprints
				return false, fmt.Errorf("unknown condition %q", condition)
			}
			return pgtest.Server(t).Major() < 18, nil
		},
		Setup: func(env *testscript.Env) error {
			server, err := start(env)
			if err != nil {
				return err
			}
			db, err := server.Database(context.Background(), scratch.DatabaseOptions{})
			if err != nil {
				return err
			}
			env.Defer(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			env.Setenv("PAWL_DB", db.URL())
			env.Setenv("DBNAME", db.Name)
			env.Setenv("PAWL_PG_BIN", server.Programs().Dir)
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("NO_COLOR", "1")
			env.Setenv("PAWL_VERIFY", "off") // what is not about proofs need not wait for them
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sql":       runFiles,
			"undo":      undoFiles,
			"interrupt": interrupt,
			"empty":     empty,
			"code":      code,
		},
	})
}

// runFiles executes files in the script's database: sql FILE...; "! sql" wants an error, left in the file "error".
func runFiles(ts *testscript.TestScript, neg bool, args []string) {
	execute(ts, neg, filesOf(ts, args))
}

// undoFiles does the same from the last file to the first: undo FILE...
func undoFiles(ts *testscript.TestScript, neg bool, args []string) {
	paths := filesOf(ts, args)
	slices.Reverse(paths)
	execute(ts, neg, paths)
}

// filesOf finds the files of patterns, of which each has some.
func filesOf(ts *testscript.TestScript, patterns []string) []string {
	var list []string
	for _, pattern := range patterns {
		paths, err := filepath.Glob(ts.MkAbs(pattern))
		ts.Check(err)
		if len(paths) == 0 {
			ts.Fatalf("no file %s", pattern)
		}
		list = append(list, paths...)
	}
	return list
}

func execute(ts *testscript.TestScript, neg bool, paths []string) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, ts.Getenv("PAWL_DB"))
	ts.Check(err)
	defer conn.Close(ctx)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		ts.Check(err)
		_, err = conn.PgConn().Exec(ctx, string(text)).ReadAll()
		if neg && err != nil {
			ts.Check(os.WriteFile(ts.MkAbs("error"), []byte(err.Error()), 0o644))
		} else if (err != nil) != neg {
			ts.Fatalf("%s: %v", path, err)
		}
	}
}

// interrupt sends Ctrl-C to the program that runs in the background once the folder given has something in it.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	for range 15_000 {
		if paths, _ := filepath.Glob(ts.MkAbs(args[0])); len(paths) > 0 {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(syscall.SIGINT))
	}
}

// empty looks that nothing is in a folder: empty DIR.
func empty(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(entries) > 0 {
		ts.Fatalf("%s holds %s", args[0], entries[0].Name())
	}
}

// code runs a program and looks at its exit code: code N PROGRAM ARG...
func code(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	err := ts.Exec(args[1], args[2:]...)
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		got = e.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("the exit code is %d, not %s", got, args[0])
	}
}
