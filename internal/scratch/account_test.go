//go:build unix

package scratch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReachingAFolderTakesTheXBitOfAllParents(t *testing.T) {
	stranger := &account{name: "stranger", uid: os.Getuid() + 4711, gid: os.Getgid() + 4711}
	colleague := &account{name: "colleague", uid: os.Getuid() + 4711, gid: os.Getgid()}
	we := &account{name: "we", uid: os.Getuid(), gid: os.Getgid()}
	top := openDir(t)
	inner := filepath.Join(top, "inner")
	if err := os.Mkdir(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	for mode, want := range map[fs.FileMode][3]bool{
		0o711: {true, true, true},
		0o700: {true, false, false},
		0o710: {true, true, false},
		0o701: {true, false, true}, // the group's bits count for the group, also where they are fewer
		0o744: {true, false, false},
	} {
		if err := os.Chmod(top, mode); err != nil {
			t.Fatal(err)
		}
		if got := [3]bool{we.reaches(inner), colleague.reaches(inner), stranger.reaches(inner)}; got != want {
			t.Errorf("%o: we, colleague, stranger: %v, want %v", mode, got, want)
		}
	}
	if we.reaches(filepath.Join(top, "nowhere")) {
		t.Error("a folder that isn't there was reached")
	}
}

func TestFoldersThatAreNotFitAreNotUsed(t *testing.T) {
	p := newPlace(t)
	c := p.open(t)
	var a *account
	if os.Geteuid() == 0 {
		a = named("nobody")
		closed := filepath.Join(p.tmp, "closed")
		if err := os.Mkdir(closed, 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv("TMPDIR", closed)
		f, err := c.newFolder(a)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(f.path, "/tmp/") {
			t.Errorf("the folder is %s, where %s can't go", f.path, a)
		}
		if err := f.remove(); err != nil {
			t.Error(err)
		}
	}
	long := filepath.Join(p.tmp, strings.Repeat("x", 90))
	quoted := filepath.Join(p.tmp, "it's")
	for _, dir := range []string{long, quoted, "relative", "/dev/null"} {
		if strings.HasPrefix(dir, p.tmp) {
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		t.Setenv("TMPDIR", dir)
		f, err := c.newFolder(nil)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Dir(f.path) == dir || len(f.socket()) > longestSocket {
			t.Errorf("TMPDIR=%s: the folder is %s", dir, f.path)
		}
		if err := f.remove(); err != nil {
			t.Error(err)
		}
	}
	t.Setenv("TMPDIR", p.tmp)
	if left, _ := filepath.Glob(filepath.Join(c.servers, "*")); len(left) > 0 {
		t.Errorf("records are left: %q", left)
	}
}

func TestRootWithoutCapabilitiesIsToldWhatToDo(t *testing.T) {
	a := &account{name: "postgres", uid: 1, gid: 1}
	denied := fmt.Errorf("fork: %w", fs.ErrPermission)
	if err := a.explain(denied); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "--scratch") {
		t.Errorf("got %v", err)
	}
	if other := errors.New("other"); a.explain(other) != other || (*account)(nil).explain(denied) != denied {
		t.Error("another error was changed")
	}
}

func TestALinkInTheServersFolderLeadsRootNowhere(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	if err := os.Symlink(secret, filepath.Join(data, "PG_VERSION")); err != nil {
		t.Fatal(err)
	}
	src, err := os.OpenRoot(data)
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	if m, err := list(src); err == nil {
		t.Errorf("a link passes for a file: %+v", m)
	}
	// The link may have been put there after the look.
	m := &manifest{Dirs: []string{"."}, Files: []entry{{Path: "PG_VERSION"}}}
	if err := m.copyTo(t.Context(), src, filepath.Join(t.TempDir(), "copy"), nil, false); err == nil {
		t.Error("a file outside was copied")
	}
}
