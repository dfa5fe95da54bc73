package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/scratch"
)

// client is a client program and its major version.
type client struct {
	path  string
	major int
}

// Dump is the schema of a database as pg_dump writes it, without owners and without the two lines
// that hold a new random key each time (\restrict).
func Dump(tb testing.TB, db *scratch.Database) string {
	tb.Helper()
	return dump(tb, db, "--no-owner")
}

// DumpWithOwners is Dump with owners.
func DumpWithOwners(tb testing.TB, db *scratch.Database) string {
	tb.Helper()
	return dump(tb, db)
}

func dump(tb testing.TB, db *scratch.Database, flags ...string) string {
	tb.Helper()
	server := Server(tb)
	program := find(tb, "pg_dump", server)
	if program.major < server.Major() {
		tb.Fatalf("%s is of version %d and can't read a server of version %d: name a newer one in PAWL_TEST_PG_DUMP",
			program.path, program.major, server.Major())
	}
	cmd := exec.CommandContext(tb.Context(), program.path, append(flags, "--schema-only", "--dbname="+db.URL())...)
	cmd.Env = environment()
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			tb.Fatalf("dumping the database: %v\n%s", err, exit.Stderr)
		}
		tb.Fatalf("dumping the database: %v", err)
	}
	return restrictLines.ReplaceAllString(string(out), "")
}

var restrictLines = regexp.MustCompile(`(?m)^\\(un)?restrict .*\n`)

// Psql executes a file with psql, which stops at the first error, and returns what it wrote.
func Psql(tb testing.TB, db *scratch.Database, file string) (out string, err error) {
	tb.Helper()
	psql := find(tb, "psql", Server(tb))
	cmd := exec.CommandContext(tb.Context(), psql.path, "-X", "-v", "ON_ERROR_STOP=1", "-f", file, db.URL())
	cmd.Env = environment()
	text, err := cmd.CombinedOutput()
	if err != nil {
		return string(text), fmt.Errorf("running %s with psql: %w\n%s", file, err, text)
	}
	return string(text), nil
}

// find is the client program named in PAWL_TEST_PG_DUMP (for others: beside it), else the newest
// that is found. It is looked for once in each test binary.
func find(tb testing.TB, program string, server *scratch.Server) client {
	tb.Helper()
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if c, ok := shared.clients[program]; ok {
		return c
	}
	var best client
	for _, path := range candidates(program, server.Programs().Dir) {
		major, err := majorOf(path)
		if err != nil {
			tb.Logf("not usable: %v", err)
			continue
		}
		if major > best.major {
			best = client{path: path, major: major}
		}
	}
	if best.path == "" {
		tb.Fatalf("no %s found: install one (Debian: apt-get install postgresql-client), or name a pg_dump in PAWL_TEST_PG_DUMP", program)
	}
	shared.clients[program] = best
	return best
}

// candidates are the files that may be the program.
func candidates(program, serverDir string) []string {
	if dump := os.Getenv("PAWL_TEST_PG_DUMP"); dump != "" {
		if program == "pg_dump" {
			return []string{dump}
		}
		beside := filepath.Join(filepath.Dir(dump), program)
		if _, err := os.Stat(beside); err == nil {
			return []string{beside}
		}
	}
	dirs := append([]string{serverDir}, filepath.SplitList(os.Getenv("PATH"))...)
	packaged, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // fails on a malformed pattern only
	var files []string
	for _, dir := range append(dirs, packaged...) {
		file := filepath.Join(dir, program)
		if _, err := os.Stat(file); err == nil && filepath.IsAbs(file) && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	return files
}

var clientVersion = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

func majorOf(path string) (int, error) {
	cmd := exec.Command(path, "--version")
	cmd.Env = environment()
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("running %s --version: %w", path, err)
	}
	match := clientVersion.FindSubmatch(out)
	if match == nil {
		return 0, fmt.Errorf("%s --version says %q", path, out)
	}
	return strconv.Atoi(string(match[1]))
}

// environment is ours without the variables that tell libpq where and how to connect.
func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(entry string) bool { return strings.HasPrefix(entry, "PG") })
	return append(env, "LC_ALL=C", "PGCONNECT_TIMEOUT=30")
}

// describe adds the line of the SQL at which the server stopped.
func describe(err error, sql string) error {
	pgErr, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || pgErr.Position <= 0 {
		return err
	}
	runes := []rune(sql)
	at := min(int(pgErr.Position)-1, len(runes))
	line := 1 + strings.Count(string(runes[:at]), "\n")
	return fmt.Errorf("line %d: %w: %s", line, err, strings.Split(sql, "\n")[line-1])
}
