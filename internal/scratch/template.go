//go:build unix

package scratch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// template is a data directory as initdb makes it, kept in the cache and copied for each server:
// that takes a tenth of initdb's time. It belongs to the user of pawl, so that the account of a
// server, in which strangers' SQL was executed, can't change what later servers are made of.
type template struct {
	cache    *cache
	programs Programs
	account  *account
	path     string // of a folder with data and manifest.json
}

// recipe is part of a template's key and changes whenever templates are made in another way.
const recipe = "1"

// unusedTemplates are removed when a new one is made: each version of a server leaves one.
const unusedTemplates = 30 * 24 * time.Hour

func (c *cache) template(p Programs, a *account) (*template, error) {
	build, err := p.build()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(recipe + "|" + build))
	name := p.Version + "-" + hex.EncodeToString(sum[:8])
	return &template{cache: c, programs: p, account: a, path: filepath.Join(c.templates, name)}, nil
}

// copyTo makes the data directory dst from the template, which is made first if there is none, or
// made again if it fails its checks.
func (t *template) copyTo(ctx context.Context, dst string) error {
	err := t.locked(ctx, shared, func() error { return t.tryCopy(ctx, dst) })
	if !errors.Is(err, errDamaged) {
		return err
	}
	return t.locked(ctx, exclusive, func() error {
		// Another process may have made it while we waited.
		err := t.tryCopy(ctx, dst)
		if !errors.Is(err, errDamaged) {
			return err
		}
		t.cache.log.Debug("making a template of a data directory", "template", t.path, "reason", err)
		if err := t.build(ctx); err != nil {
			return fmt.Errorf("making a data directory with %s: %w", t.programs.Dir, err)
		}
		t.cache.prune(ctx)
		return t.tryCopy(ctx, dst)
	})
}

func (t *template) locked(ctx context.Context, mode lockMode, do func() error) error {
	file := t.path + ".lock"
	unlock, err := lock(ctx, file, mode)
	if err != nil {
		return err
	}
	now := time.Now()
	// The time tells prune when the template was last used.
	return errors.Join(os.Chtimes(file, now, now), do(), unlock())
}

// tryCopy leaves nothing behind when it fails.
func (t *template) tryCopy(ctx context.Context, dst string) error {
	m, err := readManifest(filepath.Join(t.path, "manifest.json"))
	if err != nil {
		return err
	}
	src, err := os.OpenRoot(filepath.Join(t.path, "data"))
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	defer src.Close()
	if err := m.copyTo(ctx, src, dst, t.account, true); err != nil {
		return errors.Join(fmt.Errorf("copying the template %s: %w", t.path, err), os.RemoveAll(dst))
	}
	return nil
}

// build makes the template: initdb runs in a folder of the server's account, and the result is
// copied to the cache and renamed into place when it is complete. The lock is held.
func (t *template) build(ctx context.Context) (err error) {
	f, err := t.cache.newFolder(t.account)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.remove()) }()
	if err := f.handOver(); err != nil {
		return err
	}
	if err := t.initdb(ctx, f); err != nil {
		return err
	}
	if err := t.slim(ctx, f); err != nil {
		return err
	}
	return t.keep(ctx, f.data())
}

// keep copies a finished data directory to the cache.
func (t *template) keep(ctx context.Context, data string) (err error) {
	if err := t.removeHalfMade(); err != nil {
		return err
	}
	half := t.path + ".new-" + randomHex()
	if err := os.Mkdir(half, 0o700); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(half)) }()
	src, err := os.OpenRoot(data)
	if err != nil {
		return err
	}
	defer src.Close()
	m, err := list(src)
	if err != nil {
		return err
	}
	if err := m.copyTo(ctx, src, filepath.Join(half, "data"), nil, false); err != nil {
		return err
	}
	if err := m.save(filepath.Join(half, "manifest.json")); err != nil {
		return err
	}
	if err := os.RemoveAll(t.path); err != nil {
		return err
	}
	return os.Rename(half, t.path)
}

// removeHalfMade clears away what makers left that were killed. The lock tells that none is alive.
func (t *template) removeHalfMade() error {
	left, err := filepath.Glob(t.path + ".new-*")
	if err != nil {
		return err
	}
	for _, dir := range left {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// initdb makes the data directory in the folder. C.UTF-8 sorts by code point and knows letters; a
// system that lacks it, as older macOS, has at least C.
func (t *template) initdb(ctx context.Context, f *folder) error {
	var output string
	for _, locale := range []string{"C.UTF-8", "C"} {
		args := []string{"-D", f.data(), "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=" + locale, "--wal-segsize=1", "--no-sync"}
		if t.programs.Major >= 18 {
			args = append(args, "--no-data-checksums")
		}
		var err error
		output, err = t.run(ctx, f, "initdb", "", args...)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil || !strings.Contains(output, "invalid locale") {
			return err
		}
		if err := os.RemoveAll(f.data()); err != nil {
			return err
		}
	}
	return fmt.Errorf("initdb accepts no locale: %s", lastLines(output))
}

// slim leaves out what no scratch server needs, since each has to copy it: the database postgres
// (template1 is there to connect to) and the log that initdb wrote.
func (t *template) slim(ctx context.Context, f *folder) error {
	_, err := t.run(ctx, f, "postgres", "DROP DATABASE postgres;\nCHECKPOINT;\n",
		"--single", "-D", f.data(), "-c", "fsync=off", "-c", "wal_recycle=off", "-c", "wal_init_zero=off",
		"-c", "dynamic_shared_memory_type=mmap", "template1")
	return err
}

func (t *template) run(ctx context.Context, f *folder, program, stdin string, args ...string) (string, error) {
	c := command{program: t.programs.path(program), args: args, stdin: stdin, folder: f}
	output, err := run(ctx, c, func(pid int) error {
		r := newRecord(f.path)
		r.Maker = instanceOf(pid)
		return f.cache.write(f.name(), r)
	})
	switch {
	case ctx.Err() != nil:
		return output, ctx.Err()
	case err != nil:
		return output, fmt.Errorf("running %s: %w\n%s", program, t.account.explain(err), lastLines(output))
	}
	return output, nil
}

// prune removes templates that nobody used for long and nobody holds now.
func (c *cache) prune(ctx context.Context) {
	locks, err := filepath.Glob(filepath.Join(c.templates, "*.lock"))
	if err != nil {
		return
	}
	for _, file := range locks {
		info, err := os.Stat(file)
		if err != nil || time.Since(info.ModTime()) < unusedTemplates {
			continue
		}
		brief, cancel := context.WithTimeout(ctx, lockPoll)
		unlock, err := lock(brief, file, exclusive)
		cancel()
		if err != nil {
			continue
		}
		if err := errors.Join(os.RemoveAll(strings.TrimSuffix(file, ".lock")), unlock()); err != nil {
			c.log.Warn("removing an unused template", "error", err)
		}
	}
}
