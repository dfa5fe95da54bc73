// Package pgtest gives tests a PostgreSQL server and fresh databases in it.
//
// There is one server for each test binary. It is started when the first test asks for it and
// stopped by [Main], which the package's TestMain has to call:
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }
//
// Variables choose the programs:
//
//	PAWL_TEST_PG_MAJOR  major version, which must then be there; otherwise 15, else the newest
//	PAWL_TEST_PG_BIN    directories of server programs, separated as in PATH
//	PAWL_TEST_PG_DUMP   the pg_dump program, at least as new as the server
//
// A machine without a server fails these tests instead of skipping them: a test that nobody runs
// proves nothing.
package pgtest

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"sync"
	"testing"

	"pawl/internal/pgclient"
	"pawl/internal/scratch"
)

// usualMajor is the version that tests run on unless told otherwise.
const usualMajor = 15

// session is what the tests of one binary share.
type session struct {
	mu      sync.Mutex
	inMain  bool
	server  *scratch.Server
	err     error
	clients map[string]pgclient.Program
}

// shared is the one variable of this package; the tests of a binary have nothing else in common
// through which they could share a server.
var shared = &session{clients: map[string]pgclient.Program{}}

// Main runs the tests and stops the server after them. It returns the exit code.
func Main(m *testing.M) int {
	shared.mu.Lock()
	shared.inMain = true
	shared.mu.Unlock()
	code := m.Run()
	if err := shared.close(); err != nil {
		fmt.Fprintln(os.Stderr, "stopping the test server:", err)
		return max(code, 1)
	}
	return code
}

func (s *session) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.server == nil {
		return nil
	}
	return s.server.Close()
}

// Server is the server of this test binary.
func Server(tb testing.TB) *scratch.Server {
	tb.Helper()
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if !shared.inMain {
		tb.Fatal("this package needs: func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }")
	}
	if shared.server == nil && shared.err == nil {
		shared.server, shared.err = start()
	}
	if shared.err != nil {
		tb.Fatalf("starting a server for tests: %v", shared.err)
	}
	return shared.server
}

func start() (*scratch.Server, error) {
	programs, err := choose(os.Getenv("PAWL_TEST_PG_BIN"), os.Getenv("PAWL_TEST_PG_MAJOR"))
	if err != nil {
		return nil, err
	}
	return scratch.Start(context.Background(), scratch.Options{Programs: programs.Dir})
}

// choose picks the programs of the wanted version, or of the usual one.
func choose(dirs, major string) (scratch.Programs, error) {
	wanted := usualMajor
	if major != "" {
		var err error
		if wanted, err = strconv.Atoi(major); err != nil {
			return scratch.Programs{}, fmt.Errorf("PAWL_TEST_PG_MAJOR: %w", err)
		}
	}
	found, err := scratch.Find(scratch.Options{Programs: dirs})
	if err != nil {
		return scratch.Programs{}, err
	}
	for _, p := range found {
		if p.Major == wanted {
			return p, nil
		}
	}
	if major != "" {
		return scratch.Programs{}, fmt.Errorf("PAWL_TEST_PG_MAJOR is %d, but only these were found: %v; "+
			"name the directory of its programs in PAWL_TEST_PG_BIN", wanted, found)
	}
	return found[0], nil // the newest
}

// Database makes an empty database that is dropped at the end of the test.
func Database(tb testing.TB) *scratch.Database {
	tb.Helper()
	db, err := Server(tb).Database(tb.Context(), scratch.DatabaseOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	return db
}

// Exec executes SQL, any number of statements, in a session of its own.
func Exec(tb testing.TB, db *scratch.Database, sql string) {
	tb.Helper()
	conn, err := db.Connect(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	_, err = conn.PgConn().Exec(tb.Context(), sql).ReadAll()
	if closeErr := conn.Close(context.Background()); closeErr != nil {
		tb.Error(closeErr)
	}
	if err != nil {
		tb.Fatal(describe(err, sql))
	}
}

// OwnServer is a server of this test alone, for tests that harm it.
func OwnServer(tb testing.TB) *scratch.Server {
	tb.Helper()
	server, err := start()
	if err != nil {
		tb.Fatalf("starting a server for tests: %v", err)
	}
	tb.Cleanup(func() {
		if err := server.Close(); err != nil {
			tb.Error(err)
		}
	})
	return server
}
