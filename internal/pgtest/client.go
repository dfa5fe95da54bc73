package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/pgclient"
	"pawl/internal/scratch"
)

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
	if program.Major < server.Major() {
		tb.Fatalf("%s is of version %d and can't read a server of version %d: name a newer one in PAWL_TEST_PG_DUMP",
			program.Path, program.Major, server.Major())
	}
	text, err := program.Schema(tb.Context(), db.URL(), flags...)
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

// Psql executes a file with psql, which stops at the first error, and returns what it wrote.
func Psql(tb testing.TB, db *scratch.Database, file string) (out string, err error) {
	tb.Helper()
	psql := find(tb, "psql", Server(tb))
	cmd := exec.CommandContext(tb.Context(), psql.Path, "-X", "-v", "ON_ERROR_STOP=1", "-f", file, db.URL())
	cmd.Env = pgclient.Environment()
	text, err := cmd.CombinedOutput()
	if err != nil {
		return string(text), fmt.Errorf("running %s with psql: %w\n%s", file, err, text)
	}
	return string(text), nil
}

// find is the client program named in PAWL_TEST_PG_DUMP (for others: beside it), else the newest
// that is found. It is looked for once in each test binary.
func find(tb testing.TB, program string, server *scratch.Server) pgclient.Program {
	tb.Helper()
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if c, ok := shared.clients[program]; ok {
		return c
	}
	best, unusable := pgclient.Newest(tb.Context(), candidates(program, server.Programs().Dir))
	for _, err := range unusable {
		tb.Logf("not usable: %v", err)
	}
	if best.Path == "" {
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
	return pgclient.Candidates(program, serverDir)
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
