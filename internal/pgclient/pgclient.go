// Package pgclient finds and runs the client programs of PostgreSQL, pg_dump above all: it reads a schema with code that
// pawl has no part in.
package pgclient

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Program is a client program and its major version.
type Program struct {
	Path  string
	Major int
}

// Candidates are the files that may be the program of this name: in some folders, in those of PATH, and where Debian's
// packages put them.
func Candidates(name string, dirs ...string) []string {
	dirs = append(slices.Clone(dirs), filepath.SplitList(os.Getenv("PATH"))...)
	packaged, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // fails on a malformed pattern only
	var files []string
	for _, dir := range append(dirs, packaged...) {
		file := filepath.Join(dir, name)
		if _, err := os.Stat(file); err == nil && filepath.IsAbs(file) && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	return files
}

// Newest is the newest of some programs; its path is empty if none works. unusable says why others do not.
func Newest(ctx context.Context, files []string) (best Program, unusable []error) {
	for _, path := range files {
		major, err := majorOf(ctx, path)
		if err != nil {
			unusable = append(unusable, err)
		} else if major > best.Major {
			best = Program{Path: path, Major: major}
		}
	}
	return best, unusable
}

var version = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

func majorOf(ctx context.Context, path string) (int, error) {
	cmd := exec.CommandContext(ctx, path, "--version")
	cmd.Env = Environment()
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("running %s --version: %w", path, err)
	}
	match := version.FindSubmatch(out)
	if match == nil {
		return 0, fmt.Errorf("%s --version says %q", path, out)
	}
	return strconv.Atoi(string(match[1]))
}

// Environment is ours without the variables that tell libpq where and how to connect.
func Environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(entry string) bool { return strings.HasPrefix(entry, "PG") })
	return append(env, "LC_ALL=C", "PGCONNECT_TIMEOUT=30")
}

var restrictLines = regexp.MustCompile(`(?m)^\\(un)?restrict .*\n`)

// Schema is the schema of a database as the program, a pg_dump at least as new as the server, writes it: without the two
// lines that hold a new random key each time (\restrict).
func (p Program) Schema(ctx context.Context, url string, flags ...string) (string, error) {
	cmd := exec.CommandContext(ctx, p.Path, append(slices.Clone(flags), "--schema-only", "--dbname="+url)...)
	cmd.Env = Environment()
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", fmt.Errorf("dumping the database: %w\n%s", err, exit.Stderr)
	}
	if err != nil {
		return "", fmt.Errorf("dumping the database: %w", err)
	}
	return restrictLines.ReplaceAllString(string(out), ""), nil
}

// Sorted is a dump without regard to the order of its lines: pg_dump writes columns in the order in which they came, which
// no migration can change.
func Sorted(dump string) string {
	lines := strings.Split(dump, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSuffix(l, ",")
	}
	slices.Sort(lines)
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
