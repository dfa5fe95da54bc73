//go:build unix

package scratch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// exists tells whether there is a file or folder.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func TestWhatAKilledOwnerLeftIsClearedAwayByTheNextStart(t *testing.T) {
	p := newPlace(t)
	h := startHelper(t, p.cache, nil)
	folder := h.line(t)
	server := instanceOf(serverPID(t, folder))
	if !server.running() {
		t.Fatal("the server of the helper does not run")
	}
	if err := h.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = h.Wait()
	if runtime.GOOS == "linux" {
		eventually(t, "the kernel stopped the server", func() bool { return !server.running() })
	}
	if !exists(folder) {
		t.Fatal("the folder is gone already, so this test shows nothing")
	}
	if err := p.start(t, nil).Close(); err != nil {
		t.Error(err)
	}
	if server.running() {
		t.Error("the server of the killed owner still runs")
	}
	if left := p.left(t); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// deadInstance is a process that was there and has ended.
func deadInstance(t *testing.T) instance {
	t.Helper()
	cmd := exec.Command("sleep", "60")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	i := instanceOf(cmd.Process.Pid)
	if !i.running() {
		t.Error("a process that runs is not seen")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a zombie counts as ended", func() bool { return !i.running() })
	_ = cmd.Wait()
	return i
}

// openTestCache opens the cache of a place without starting anything.
func (p place) open(t *testing.T) *cache {
	t.Helper()
	c, err := openCache(t.Context(), p.cache, (Options{}).log())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestALeftOverServerThatStillRunsIsStopped(t *testing.T) {
	p := newPlace(t)
	s, err := Start(t.Context(), Options{CacheDir: p.cache, Programs: testPrograms()})
	if err != nil {
		t.Fatal(err)
	}
	c, name := p.open(t), filepath.Base(s.config.Host)
	r, err := c.read(name)
	if err != nil {
		t.Fatal(err)
	}
	if r.Server.PID != serverPID(t, r.Folder) {
		t.Fatalf("the record says %+v", r)
	}
	c.sweep(t.Context())
	if !r.Server.running() {
		t.Fatal("a server whose owner is alive was stopped")
	}
	r.Owner = deadInstance(t)
	if err := c.write(name, r); err != nil {
		t.Fatal(err)
	}
	c.sweep(t.Context())
	if r.Server.running() {
		t.Error("the server still runs")
	}
	if left := p.left(t); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing what is gone: %v", err)
	}
}

func TestAnotherProcessWithTheSameIDIsNotTouched(t *testing.T) {
	p := newPlace(t)
	c := p.open(t)
	cmd := exec.Command("sleep", "60")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	bystander := instanceOf(cmd.Process.Pid)
	name := folderPrefix + "00000001"
	r := newRecord(filepath.Join(p.tmp, name))
	r.Owner = instance{PID: os.Getpid(), Started: "1"} // this process has another start time
	r.Server = instance{PID: bystander.PID, Started: "1"}
	if err := errors.Join(os.Mkdir(r.Folder, 0o700), c.write(name, r)); err != nil {
		t.Fatal(err)
	}
	c.sweep(t.Context())
	if !bystander.running() {
		t.Error("a process that got the id of an old server was stopped")
	}
	if left := p.left(t); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestAServerThatDoesNotGoPolitelyIsKilled(t *testing.T) {
	cmd := exec.Command("sh", "-c", "trap '' INT QUIT; echo ready; while :; do sleep 1; done")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL); _ = cmd.Wait() }()
	if _, err := out.Read(make([]byte, 6)); err != nil {
		t.Fatal(err)
	}
	stubborn := instanceOf(cmd.Process.Pid)
	steps := usualManners()
	for i := range steps {
		steps[i].patient /= 10
	}
	for i := range steps {
		err := stopLeftOver(t.Context(), stubborn, steps[:i+1])
		if last := i == len(steps)-1; (err == nil) != last || stubborn.running() == last {
			t.Errorf("after %v: %v", steps[i].signal, err)
		}
	}
}

func TestWhoIsAbandoned(t *testing.T) {
	dir, dead := t.TempDir(), deadInstance(t)
	here := newRecord(filepath.Join(dir))
	gone := filepath.Join(dir, "gone")
	for name, c := range map[string]struct {
		change func(*record)
		want   bool
	}{
		"ours":                                 {func(*record) {}, false},
		"ours, its folder not yet made":        {func(r *record) { r.Folder = gone }, false},
		"owner dead":                           {func(r *record) { r.Owner = dead }, true},
		"owner dead, initdb at work":           {func(r *record) { r.Owner, r.Maker = dead, here.Owner }, false},
		"before the machine was started anew":  {func(r *record) { r.Boot = "other" }, true},
		"another machine, same folder":         {func(r *record) { r.Host, r.Boot = "other", "other" }, false},
		"another machine":                      {func(r *record) { r.Host, r.Boot, r.Folder = "other", "other", gone }, true},
		"another container, owner's id unused": {func(r *record) { r.Space, r.Owner = "pid:[1]", dead }, false},
		"another container":                    {func(r *record) { r.Space, r.Folder = "pid:[1]", gone }, true},
		"the machine has another name now":     {func(r *record) { r.Host, r.Owner = "other", dead }, true},
	} {
		r := here
		c.change(&r)
		if got := r.abandoned(here); got != c.want {
			t.Errorf("%s: abandoned is %v", name, got)
		}
	}
}

func TestARecordCanNotNameAnotherFolder(t *testing.T) {
	p := newPlace(t)
	c := p.open(t)
	precious := filepath.Join(p.tmp, "precious")
	name := folderPrefix + "00000002"
	r := newRecord(precious)
	r.Owner = deadInstance(t)
	if err := errors.Join(os.Mkdir(precious, 0o700), c.write(name, r)); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.forget(name) }()
	if _, err := c.read(name); err == nil {
		t.Error("the record was believed")
	}
	c.sweep(t.Context())
	if !exists(precious) {
		t.Error("a folder that is not a server's was removed")
	}
}

func TestInterruptedStartsLeaveNothing(t *testing.T) {
	for name, c := range map[string]struct {
		place   func(testing.TB) place
		longest time.Duration
	}{
		"while the template is made":   {newColdPlace, 700 * time.Millisecond},
		"while the template is copied": {newPlace, 150 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			interrupted := 0
			const tries = 8
			for i := range tries {
				p := c.place(t)
				h := startHelper(t, p.cache, nil)
				time.Sleep(c.longest * time.Duration(i) / tries)
				if err := h.Process.Signal(os.Interrupt); err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(h.line(t), "error:") {
					interrupted++
					if !strings.Contains(h.lines.Text(), context.Canceled.Error()) {
						t.Errorf("the helper said %q", h.lines.Text())
					}
				}
				_ = h.Wait()
				if left := p.left(t); len(left) > 0 {
					t.Errorf("interrupted after %v: left behind: %q", c.longest*time.Duration(i)/tries, left)
				}
			}
			t.Logf("%d of %d starts were interrupted", interrupted, tries)
			if interrupted == 0 {
				t.Error("no start was interrupted, so this test shows nothing")
			}
		})
	}
}

func TestKilledStartsAreClearedAway(t *testing.T) {
	for i := range 4 {
		p := newColdPlace(t)
		h := startHelper(t, p.cache, nil)
		delay := time.Duration(i) * 150 * time.Millisecond
		time.Sleep(delay)
		if err := h.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = h.Wait()
		if err := p.start(t, nil).Close(); err != nil {
			t.Error(err)
		}
		// A program that makes a template is given the time to finish.
		c := p.open(t)
		eventually(t, fmt.Sprintf("nothing was left of a start killed after %v", delay), func() bool {
			c.sweep(t.Context())
			return len(p.left(t)) == 0
		})
	}
}

func TestCancellingTheContextClosesTheServer(t *testing.T) {
	p := newPlace(t)
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Start(ctx, Options{CacheDir: p.cache, Programs: testPrograms()})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	eventually(t, "the folder was removed", func() bool { return !exists(s.config.Host) })
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left := p.left(t); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if _, err := Start(ctx, Options{CacheDir: p.cache, Programs: testPrograms()}); !errors.Is(err, context.Canceled) {
		t.Errorf("a start after Ctrl-C: %v", err)
	}
}
