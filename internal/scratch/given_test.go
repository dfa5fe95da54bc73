//go:build unix

package scratch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// host starts a server that is then given to others, and runs SQL in it.
func host(t *testing.T, statements ...string) *Server {
	t.Helper()
	s := newPlace(t).start(t, nil)
	conn, err := pgx.ConnectConfig(t.Context(), s.config)
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	for _, sql := range statements {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s *Server) names(t *testing.T) []string {
	t.Helper()
	conn, err := pgx.ConnectConfig(t.Context(), s.config)
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	rows, _ := conn.Query(t.Context(), "SELECT datname FROM pg_database ORDER BY 1")
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestAGivenServerKeepsWhatIsItsOwn(t *testing.T) {
	h := host(t, "CREATE ROLE maker LOGIN CREATEDB", "CREATE DATABASE pawl_scratch_1_mine", "CREATE DATABASE own")
	before := h.names(t)
	for _, address := range []string{
		"postgres://maker@/own?host=" + h.config.Host,
		fmt.Sprintf("host=%s user=maker dbname=own", h.config.Host),
	} {
		s, err := Start(t.Context(), Options{URL: address, CacheDir: "/dev/null", Programs: "/nowhere"})
		if err != nil {
			t.Fatal(err)
		}
		if s.Major() != h.Major() || s.Version() != h.Version() || s.Programs().Dir != "" {
			t.Errorf("it says it is %d, %s, %v", s.Major(), s.Version(), s.Programs())
		}
		for range 2 {
			db, err := s.Database(t.Context(), DatabaseOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if got := row(t, db, "SELECT current_user::text"); got[0] != "maker" {
				t.Errorf("we are %q", got)
			}
			conn, err := pgx.Connect(t.Context(), db.URL())
			if err != nil {
				t.Fatal(err)
			}
			if name := conn.Config().Database; name != db.Name || !strings.HasPrefix(name, fmt.Sprintf("pawl_scratch_%d_", os.Getpid())) {
				t.Errorf("the database of %s is %s", db.URL(), name)
			}
			closeConn(conn)
		}
		if now := h.names(t); len(now) != len(before)+2 {
			t.Errorf("the server has %q", now)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if now := h.names(t); !slices.Equal(now, before) {
			t.Errorf("the server had %q and has %q", before, now)
		}
	}
}

func TestCancellingTheContextDropsDatabasesOnAGivenServer(t *testing.T) {
	h := host(t, "CREATE ROLE maker LOGIN CREATEDB")
	before := h.names(t)
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Start(ctx, Options{URL: "postgres://maker@/template1?host=" + h.config.Host})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Database(ctx, DatabaseOptions{}); err != nil {
		t.Fatal(err)
	}
	cancel()
	eventually(t, "the database was dropped", func() bool { return slices.Equal(h.names(t), before) })
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestARoleWithoutTheRightIsToldWhichOne(t *testing.T) {
	h := host(t, `CREATE ROLE "poor soul" LOGIN`)
	s, err := Start(t.Context(), Options{URL: "postgres://poor%20soul@/template1?host=" + h.config.Host})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Database(t.Context(), DatabaseOptions{})
	if err == nil || !strings.Contains(err.Error(), `ALTER ROLE "poor soul" CREATEDB`) {
		t.Errorf("got %v", err)
	}
	if _, ok := errors.AsType[*pgconn.PgError](err); !ok {
		t.Errorf("the server's own error is lost: %#v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestPasswordsAreNotInErrors(t *testing.T) {
	h := host(t, "CREATE ROLE locked LOGIN PASSWORD 'right'")
	rules := "local all locked scram-sha-256\n" + hostBasedAuthentication
	if err := os.WriteFile(filepath.Join(h.config.Host, "data", "pg_hba.conf"), []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.ConnectConfig(t.Context(), h.config)
	if err != nil {
		t.Fatal(err)
	}
	defer closeConn(conn)
	if _, err := conn.Exec(t.Context(), "SELECT pg_reload_conf()"); err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{
		"postgres://locked:hush@/template1?host=" + h.config.Host,
		"host=" + h.config.Host + " user=locked password=hush dbname=template1",
		"postgres://locked:hush@nowhere.invalid/template1",
		"postgres://locked:hush@127.0.0.1:1/template1?connect_timeout=1",
		"postgres://locked:hu#sh@nowhere.invalid/template1",
		"postgres://locked:hu/sh@nowhere.invalid/template1",
		"postgres://locked:hu?sh@nowhere.invalid/template1",
		"postgres://locked:12/sh@nowhere.invalid/template1",
		"postgres://locked:hu@sh@nowhere.invalid/template1",
		"postgres://locked:hu%sh@nowhere.invalid/template1",
		"postgres://locked:hu sh@nowhere.invalid:port/template1",
		"postgres://locked@/template1?sslmode=maybe&password=hush",
		"host=nowhere.invalid password='hush sslmode=maybe",
		"host=nowhere.invalid password = hush sslmode=maybe",
		"locked:hush@nowhere.invalid",
	} {
		s, err := Start(t.Context(), Options{URL: address})
		if err == nil {
			t.Errorf("%s: it works", address)
			_ = s.Close()
			continue
		}
		for e := err; e != nil; e = errors.Unwrap(e) {
			if strings.Contains(e.Error(), "hu") || strings.Contains(e.Error(), "sh@") {
				t.Errorf("%s: %v", address, e)
			}
		}
	}
}

func TestReasonsAreGivenWhereNoPasswordIs(t *testing.T) {
	_, err := Start(t.Context(), Options{URL: "host=nowhere.invalid sslmode=maybe"})
	if err == nil || !strings.Contains(err.Error(), "sslmode") {
		t.Errorf("got %v", err)
	}
}

func TestAnotherDatabaseOfAnAddress(t *testing.T) {
	for from, want := range map[address]address{
		"postgres://h":                                "postgres://h/new",
		"postgresql://u:p@h1:1,h2:2/old":              "postgresql://u:p@h1:1,h2:2/new",
		"postgres://h/old?sslmode=require":            "postgres://h/new?sslmode=require",
		"postgres:///old?host=/tmp&dbname=x&port=1":   "postgres:///new?host=/tmp&port=1",
		"postgres://h?d%62name=x":                     "postgres://h/new",
		"postgres://[::1]:5432/old?application_name=": "postgres://[::1]:5432/new?application_name=",
		"host=h dbname=old":                           "host=h dbname=old dbname=new",
	} {
		got := from.withDatabase("new")
		if got != want {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
		if config, err := got.parse(); err != nil || config.Database != "new" {
			t.Errorf("%s is read as %v, %v", got, config, err)
		}
	}
}

func TestHiddenErrorsKeepWhatCallersLookFor(t *testing.T) {
	a := address("postgres://u:hush%20it@h/d")
	pgErr := &pgconn.PgError{Code: "28P01", Message: "no"}
	for _, cause := range []error{pgErr, context.Canceled, context.DeadlineExceeded} {
		err := a.hide(fmt.Errorf("saying hush it and hush%%20it and hush+it: %w", cause))
		if strings.Contains(err.Error(), "hush") || !errors.Is(err, cause) {
			t.Errorf("%v: %v", cause, err)
		}
	}
	if plain := errors.New("plain"); a.hide(plain) != plain || a.hide(nil) != nil {
		t.Error("an error without a password was changed")
	}
}
