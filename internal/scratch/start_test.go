//go:build unix

package scratch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

func TestEveryVersionFoundStartsAndLeavesNothing(t *testing.T) {
	found, err := Find(Options{Programs: testPrograms()})
	if err != nil {
		t.Fatal(err)
	}
	p := newColdPlace(t)
	for _, programs := range found {
		t.Run(programs.Version, func(t *testing.T) {
			cold := time.Now()
			s := p.start(t, func(o *Options) { o.Programs = programs.Dir })
			t.Logf("started without a template in %v", time.Since(cold).Round(time.Millisecond))
			checkServer(t, s, programs)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			warm := time.Now()
			s = p.start(t, func(o *Options) { o.Programs = programs.Dir })
			t.Logf("started from the template in %v", time.Since(warm).Round(time.Millisecond))
			stopping := time.Now()
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			t.Logf("stopped in %v", time.Since(stopping).Round(time.Millisecond))
			if left := p.left(t); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

// checkServer looks at the server as its users see it.
func checkServer(t *testing.T, s *Server, programs Programs) {
	t.Helper()
	if s.Major() != programs.Major || s.Version() != programs.Version || s.Programs().Dir != programs.Dir {
		t.Errorf("the server says it is %d, %s, %v; want %v", s.Major(), s.Version(), s.Programs(), programs)
	}
	db, err := s.Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var notices []string
	config := db.Config()
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { notices = append(notices, n.Message) }
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for setting, want := range map[string]string{
		"fsync": "off", "autovacuum": "off", "jit": "off", "TimeZone": "UTC", "listen_addresses": "",
		"server_encoding": "UTF8", "max_locks_per_transaction": "2048", "is_superuser": "on", "session_authorization": "postgres",
		"server_version_num": "", "dynamic_shared_memory_type": "mmap", "application_name": "pawl",
	} {
		var got string
		if err := conn.QueryRow(t.Context(), "SELECT current_setting($1)", setting).Scan(&got); err != nil {
			t.Error(err)
		}
		if setting == "server_version_num" {
			want = got
			if !strings.HasPrefix(got, fmt.Sprint(programs.Major)) {
				t.Errorf("server_version_num is %s", got)
			}
		}
		if got != want {
			t.Errorf("%s is %q, want %q", setting, got, want)
		}
	}
	if _, err := conn.Exec(t.Context(), "CREATE TABLE a (); CREATE PUBLICATION p FOR TABLE a; GRANT SELECT ON a TO postgres"); err != nil {
		t.Error(err)
	}
	if len(notices) > 0 || len(db.Notes) > 0 {
		t.Errorf("notices: %q, notes: %q", notices, db.Notes)
	}
}

func TestTheServerIsClosedToOthers(t *testing.T) {
	s := newPlace(t).start(t, nil)
	for path, want := range map[string]os.FileMode{"": 0o700, "data": 0o700, "log": 0o600, socketName: 0o700} {
		info, err := os.Stat(filepath.Join(s.config.Host, path))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%q has mode %v, want %v", path, info.Mode().Perm(), want)
		}
	}
}

func TestVariablesOfTheUserDoNotReachAPrivateServer(t *testing.T) {
	for name, value := range map[string]string{
		"PGOPTIONS": "-c search_path=nowhere", "PGDATABASE": "nowhere", "PGUSER": "nobody", "PGPASSWORD": "secret", "PGHOST": "nowhere.invalid",
		"PGPORT": "1", "PGREQUIREAUTH": "scram-sha-256", "PGTARGETSESSIONATTRS": "standby", "PGSSLMODE": "verify-full", "PGTZ": "Asia/Tokyo",
		"PGDATA": "/nowhere", "LC_ALL": "xx_XX", "CI_TOKEN": "secret",
	} {
		t.Setenv(name, value)
	}
	s := newPlace(t).start(t, nil)
	db, err := s.Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var path, zone string
	if err := conn.QueryRow(t.Context(), "SELECT current_setting('search_path'), current_setting('TimeZone')").Scan(&path, &zone); err != nil {
		t.Fatal(err)
	}
	if path != `"$user", public` || zone != "UTC" {
		t.Errorf("search_path is %q, TimeZone %q", path, zone)
	}
	env, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", serverPID(t, s.config.Host)))
	if err != nil {
		t.Skip("the environment of a process can't be seen here")
	}
	if !strings.Contains(string(env), "LC_ALL=C\x00") || strings.Contains(string(env), "CI_TOKEN") {
		t.Errorf("the environment of the server: %q", env)
	}
}

// wrapped is a directory of programs that do what the shell code says before they become the real
// ones, unless it exits.
func wrapped(t *testing.T, before map[string]string) string {
	t.Helper()
	found, err := Find(Options{Programs: testPrograms()})
	if err != nil {
		t.Fatal(err)
	}
	dir := openDir(t)
	for _, program := range []string{"initdb", "postgres"} {
		script := "#!/bin/sh\n" + before[program] + "\nexec " + filepath.Join(found[0].Dir, program) + ` "$@"`
		if err := os.WriteFile(filepath.Join(dir, program), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAServerThatCanNotStartSaysWhy(t *testing.T) {
	for name, before := range map[string]map[string]string{
		"initdb":   {"initdb": `[ "$1" = -D ] && { echo "the moon is in the wrong place" >&2; exit 3; }`},
		"postgres": {"postgres": `[ "$1" = -D ] && { echo "the moon is in the wrong place" >&2; exit 3; }`},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			_, err := Start(t.Context(), Options{CacheDir: p.cache, Programs: wrapped(t, before)})
			if err == nil || !strings.Contains(err.Error(), "the moon is in the wrong place") || !strings.Contains(err.Error(), "exit status 3") {
				t.Errorf("got %v", err)
			}
			if left := p.left(t); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func TestASystemWithoutCUTF8UsesC(t *testing.T) {
	refuse := `case "$*" in *C.UTF-8*) echo 'initdb: error: invalid locale name "C.UTF-8"' >&2; exit 1;; esac`
	dir := wrapped(t, map[string]string{"initdb": refuse})
	s := newPlace(t).start(t, func(o *Options) { o.Programs = dir })
	db, err := s.Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got := row(t, db, "SELECT datcollate::text FROM pg_database WHERE datname = current_database()"); got[0] != "C" {
		t.Errorf("the locale is %q", got)
	}
}

func TestAServerThatEndedByItselfSaysSo(t *testing.T) {
	s := newPlace(t).start(t, nil)
	db, err := s.Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(serverPID(t, s.config.Host))
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the server has ended", func() bool { return s.ended() != nil })
	if _, err = db.Connect(t.Context()); err == nil || !strings.Contains(err.Error(), "fast shutdown request") {
		t.Errorf("got %v", err)
	}
}

func TestCloseIsIdempotentAndEndsEverything(t *testing.T) {
	s := newPlace(t).start(t, nil)
	db, err := s.Database(t.Context(), DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(s.config.Host); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("after Close the folder is still there: %v", err)
			}
		})
	}
	wg.Wait()
	if err := db.Close(); err != nil {
		t.Errorf("closing a database of a closed server: %v", err)
	}
	if _, err := s.Database(t.Context(), DatabaseOptions{}); !errors.Is(err, errClosed) {
		t.Errorf("a closed server makes a database: %v", err)
	}
	if _, err := db.Connect(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("connecting to a closed server: %v", err)
	}
}

func TestRootRunsTheServerAsAnotherUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root has to become someone else")
	}
	for _, name := range []string{"", "nobody"} {
		t.Run("PAWL_PG_USER="+name, func(t *testing.T) {
			t.Setenv("PAWL_PG_USER", name)
			s := newPlace(t).start(t, nil)
			info, err := os.Stat(fmt.Sprintf("/proc/%d", serverPID(t, s.config.Host)))
			if err != nil {
				t.Fatal(err)
			}
			uid := int(info.Sys().(*syscall.Stat_t).Uid)
			if uid == 0 {
				t.Error("the server runs as root")
			}
			if name != "" && uid != named(name).uid {
				t.Errorf("the server runs as %d and not as %s", uid, name)
			}
		})
	}
	t.Setenv("PAWL_PG_USER", "root")
	if _, err := Start(t.Context(), Options{CacheDir: openDir(t), Programs: testPrograms()}); err == nil || !strings.Contains(err.Error(), "PAWL_PG_USER") {
		t.Errorf("as root: %v", err)
	}
}

func TestAnOrdinaryUserStartsAServer(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("all other tests show this when they are not run by root")
	}
	nobody := named("nobody")
	if nobody == nil {
		t.Skip("there is no user nobody")
	}
	p := newColdPlace(t)
	for _, dir := range []string{p.cache, p.tmp} {
		if err := nobody.give(dir); err != nil {
			t.Fatal(err)
		}
	}
	program := copyOfThisBinary(t)
	h := startHelper(t, p.cache, func(cmd *exec.Cmd) {
		asUser(nobody)(cmd)
		cmd.Path = program
	})
	if folder := h.line(t); !strings.HasPrefix(folder, p.tmp) {
		t.Errorf("the helper started in %q", folder)
	}
	h.end(t)
	if left := p.left(t); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// copyOfThisBinary puts the test binary where other users can execute it.
func copyOfThisBinary(t *testing.T) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(openDir(t), "helper")
	if err := os.WriteFile(name, text, 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

func BenchmarkStart(b *testing.B) {
	p := newPlace(b)
	p.start(b, nil) // makes the template
	for b.Loop() {
		s, err := Start(b.Context(), Options{CacheDir: p.cache, Programs: testPrograms()})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkDatabase(b *testing.B) {
	s := newPlace(b).start(b, nil)
	for b.Loop() {
		db, err := s.Database(b.Context(), DatabaseOptions{})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
