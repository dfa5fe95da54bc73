//go:build unix

package scratch

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// helperVariable makes the test binary start a server, say where, and keep it until it is told to
// stop, instead of running tests. Its value is the cache folder.
const helperVariable = "PAWL_SCRATCH_TEST_HELPER"

// cacheVariable names the cache folder that most tests share, so that initdb runs once for them.
const cacheVariable = "PAWL_SCRATCH_TEST_CACHE"

func TestMain(m *testing.M) {
	if cacheDir := os.Getenv(helperVariable); cacheDir != "" {
		os.Exit(helper(cacheDir))
	}
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	dir, err := os.MkdirTemp(cmp.Or(memoryFolder(), "/tmp"), "scratch")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv(cacheVariable, dir); err != nil {
		panic(err)
	}
	return m.Run()
}

// helper is what a command of pawl does: it starts under a context that Ctrl-C cancels.
func helper(cacheDir string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Println("begin")
	s, err := Start(ctx, Options{CacheDir: cacheDir, Programs: testPrograms()})
	if err != nil {
		fmt.Println("error:", err)
		return 1
	}
	fmt.Println(s.config.Host)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // until the test closes it
		stop()
	}()
	<-ctx.Done()
	if err := s.Close(); err != nil {
		fmt.Println("error:", err)
		return 1
	}
	return 0
}

// helperProcess is a running helper.
type helperProcess struct {
	*exec.Cmd
	stdin io.Closer
	lines *bufio.Scanner
}

// startHelper starts a helper, which has said "begin".
func startHelper(t *testing.T, cacheDir string, change func(*exec.Cmd)) *helperProcess {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	h := &helperProcess{Cmd: exec.Command(program)}
	h.Env = append(os.Environ(), helperVariable+"="+cacheDir)
	if change != nil {
		change(h.Cmd)
	}
	if h.stdin, err = h.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := h.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	h.Stderr = os.Stderr
	if err := h.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Process.Kill() })
	h.lines = bufio.NewScanner(out)
	if line := h.line(t); line != "begin" {
		t.Fatalf("the helper said %q", line)
	}
	return h
}

func (h *helperProcess) line(t *testing.T) string {
	t.Helper()
	if !h.lines.Scan() {
		t.Fatalf("the helper said nothing more: %v", h.lines.Err())
	}
	return h.lines.Text()
}

// end lets the helper stop its server, and fails the test if it could not.
func (h *helperProcess) end(t *testing.T) {
	t.Helper()
	_ = h.stdin.Close()
	if err := h.Wait(); err != nil {
		t.Errorf("the helper: %v: %s", err, h.lines.Text())
	}
}

// testPrograms are the directories that the tests use; "" means those found.
func testPrograms() string { return os.Getenv("PAWL_TEST_PG_BIN") }

// openDir is a new folder that other users may enter, unlike T.TempDir.
func openDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp(cmp.Or(memoryFolder(), "/tmp"), "scratch")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// place is a cache and a folder for servers.
type place struct{ cache, tmp string }

// newPlace has the cache that the tests share.
func newPlace(t testing.TB) place {
	t.Helper()
	p := place{cache: os.Getenv(cacheVariable), tmp: openDir(t)}
	t.Setenv("TMPDIR", p.tmp)
	return p
}

// newColdPlace has a cache of its own, which is empty.
func newColdPlace(t testing.TB) place {
	t.Helper()
	p := newPlace(t)
	p.cache = openDir(t)
	return p
}

func (p place) start(t testing.TB, change func(*Options)) *Server {
	t.Helper()
	o := Options{CacheDir: p.cache, Programs: testPrograms()}
	if change != nil {
		change(&o)
	}
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// left lists what a place still holds that belongs to servers: folders, records, half-made
// templates, and processes whose command line names the folder for servers.
func (p place) left(t *testing.T) []string {
	t.Helper()
	var left []string
	for _, pattern := range []string{
		filepath.Join(p.tmp, "*"),
		filepath.Join(p.cache, "scratch", "servers", "*"),
		filepath.Join(p.cache, "scratch", "templates", "*.new-*"),
	} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		left = append(left, files...)
	}
	return append(left, processesNaming(p.tmp)...)
}

// processesNaming looks through /proc; where there is none it finds nothing.
func processesNaming(text string) []string {
	var found []string
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, file := range files {
		line, err := os.ReadFile(file)
		if err == nil && strings.Contains(string(line), text) {
			found = append(found, file+": "+strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
	return found
}

// serverPID is the process of the server in a folder.
func serverPID(t *testing.T, folder string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// eventually waits up to ten seconds for something to become true.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Errorf("it never happened that %s", what)
}

// asUser runs a command as another user.
func asUser(a *account) func(*exec.Cmd) {
	return func(cmd *exec.Cmd) {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: a.credential()}
		cmd.Dir = "/"
	}
}
