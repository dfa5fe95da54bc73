//go:build unix

package scratch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// templateOf is the one template in a place.
func (p place) templateOf(t *testing.T) string {
	t.Helper()
	manifests, err := filepath.Glob(filepath.Join(p.cache, "scratch", "templates", "*", "manifest.json"))
	if err != nil || len(manifests) != 1 {
		t.Fatalf("templates: %q, %v", manifests, err)
	}
	return filepath.Dir(manifests[0])
}

func modified(t *testing.T, file string) time.Time {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
}

func TestTheTemplateIsUsedAgain(t *testing.T) {
	p := newColdPlace(t)
	p.start(t, nil)
	made := modified(t, filepath.Join(p.templateOf(t), "manifest.json"))
	p.start(t, nil)
	if now := modified(t, filepath.Join(p.templateOf(t), "manifest.json")); !now.Equal(made) {
		t.Errorf("the template of %v was made again at %v", made, now)
	}
}

func TestADamagedTemplateIsMadeAgain(t *testing.T) {
	p := newColdPlace(t)
	p.start(t, nil)
	version := func(template string) string { return filepath.Join(template, "data", "PG_VERSION") }
	for name, damage := range map[string]func(template string) error{
		"a file cut short":      func(dir string) error { return os.Truncate(version(dir), 0) },
		"a file changed":        func(dir string) error { return os.WriteFile(version(dir), []byte("99\n"), 0o600) },
		"a file missing":        func(dir string) error { return os.Remove(version(dir)) },
		"no manifest":           func(dir string) error { return os.Remove(filepath.Join(dir, "manifest.json")) },
		"half a manifest":       func(dir string) error { return os.Truncate(filepath.Join(dir, "manifest.json"), 1000) },
		"an empty manifest":     func(dir string) error { return os.WriteFile(filepath.Join(dir, "manifest.json"), []byte("{}"), 0o600) },
		"no data":               func(dir string) error { return os.RemoveAll(filepath.Join(dir, "data")) },
		"left by a killed make": func(dir string) error { return os.Rename(dir, dir+".new-12345678") },
	} {
		t.Run(name, func(t *testing.T) {
			template := p.templateOf(t)
			if err := damage(template); err != nil {
				t.Fatal(err)
			}
			if err := p.start(t, nil).Close(); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(version(template)); err != nil {
				t.Error(err)
			}
			if half, _ := filepath.Glob(template + ".new-*"); len(half) > 0 {
				t.Errorf("half-made templates are left: %q", half)
			}
		})
	}
}

func TestStartsAtOnceMakeOneTemplate(t *testing.T) {
	p := newColdPlace(t)
	var helpers []*helperProcess
	for range 3 {
		helpers = append(helpers, startHelper(t, p.cache, nil))
	}
	p.start(t, nil)
	var folders []string
	for _, h := range helpers {
		folder := h.line(t)
		if strings.HasPrefix(folder, "error") || slices.Contains(folders, folder) {
			t.Errorf("a helper says %q", folder)
		}
		folders = append(folders, folder)
	}
	p.templateOf(t)
	for _, h := range helpers {
		h.end(t)
	}
}

func TestUnusedTemplatesArePruned(t *testing.T) {
	c, err := openCache(t.Context(), openDir(t), (Options{}).log())
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-unusedTemplates - time.Hour)
	for name, used := range map[string]time.Time{"14.1-old": old, "14.2-new": time.Now(), "14.3-held": old} {
		template := filepath.Join(c.templates, name)
		if err := os.Mkdir(template, 0o700); err != nil {
			t.Fatal(err)
		}
		unlock, err := lock(t.Context(), template+".lock", shared)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(template+".lock", used, used); err != nil {
			t.Fatal(err)
		}
		if name == "14.3-held" {
			defer unlock()
		} else if err := unlock(); err != nil {
			t.Fatal(err)
		}
	}
	c.prune(t.Context())
	left, err := filepath.Glob(filepath.Join(c.templates, "*[dw]"))
	if err != nil {
		t.Fatal(err)
	}
	for i, dir := range left {
		left[i] = filepath.Base(dir)
	}
	if want := []string{"14.2-new", "14.3-held"}; !slices.Equal(left, want) {
		t.Errorf("left: %q, want %q", left, want)
	}
}

func TestWaitingForALockCanBeCancelled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "lock")
	unlock, err := lock(t.Context(), file, shared)
	if err != nil {
		t.Fatal(err)
	}
	again, err := lock(t.Context(), file, shared)
	if err != nil {
		t.Fatalf("a shared lock is not shared: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := lock(ctx, file, exclusive); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if err := errors.Join(unlock(), again()); err != nil {
		t.Fatal(err)
	}
	if unlock, err = lock(t.Context(), file, exclusive); err != nil {
		t.Fatal(err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

func TestACacheOpenToOthersIsRefused(t *testing.T) {
	dir := openDir(t)
	own := filepath.Join(dir, "scratch")
	if err := os.Mkdir(own, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := openCache(t.Context(), dir, (Options{}).log()); err == nil || !strings.Contains(err.Error(), "chmod 700") {
		t.Errorf("an open folder: %v", err)
	}
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), own); err != nil {
		t.Fatal(err)
	}
	if _, err := openCache(t.Context(), dir, (Options{}).log()); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Errorf("a link: %v", err)
	}
}

func TestWithoutAHomeTheCacheIsAmongTemporaryFiles(t *testing.T) {
	p := newPlace(t)
	for _, home := range []string{"", "/dev/null"} {
		t.Setenv("HOME", home)
		t.Setenv("XDG_CACHE_HOME", "")
		c, err := openCache(t.Context(), "", (Options{}).log())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(c.templates, p.tmp) {
			t.Errorf("HOME=%q: the cache is %s", home, c.templates)
		}
	}
}
