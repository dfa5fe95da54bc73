//go:build unix

package scratch

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// folder is the place of one private server: its data directory, its log and its socket.
type folder struct {
	path    string
	account *account
	cache   *cache
	log     *os.File // what the programs in it write
}

const (
	folderPrefix = "pawl-"
	socketName   = ".s.PGSQL.5432"
	// longestSocket keeps clear of the limit of a socket's path: 108 bytes on Linux, 104 on
	// macOS and the BSDs (unix(7), sun_path).
	longestSocket = 100
)

// newFolder makes a folder that only we may enter, and its record before it, so that nothing is
// ever there of which nobody knows. As root it stays root's until handOver.
func (c *cache) newFolder(a *account) (*folder, error) {
	name := folderPrefix + randomHex()
	var errs []error
	for _, base := range bases() {
		f := &folder{path: filepath.Join(base, name), account: a, cache: c}
		err := f.create(base)
		if err == nil {
			return f, nil
		}
		errs = append(errs, err)
	}
	return nil, fmt.Errorf("making a folder for a scratch server (set TMPDIR to one with a short path): %w", errors.Join(errs...))
}

func (f *folder) create(base string) error {
	switch {
	case !filepath.IsAbs(base) || strings.ContainsAny(base, "\"'\\,\n"):
		return fmt.Errorf("%s can't be the place of a socket", base)
	case len(f.socket()) > longestSocket:
		return fmt.Errorf("%s: its path is too long for a socket", base)
	case f.account != nil && !f.account.reaches(base):
		return fmt.Errorf("%s: user %s may not enter it", base, f.account)
	}
	if err := f.cache.write(f.name(), newRecord(f.path)); err != nil {
		return err
	}
	if err := os.Mkdir(f.path, 0o700); err != nil {
		return errors.Join(err, f.cache.forget(f.name()))
	}
	if err := f.openLog(); err != nil {
		return errors.Join(err, f.remove())
	}
	return nil
}

// openLog makes the log while the folder is still ours, and keeps it open: later the account has a
// say in what its name stands for.
func (f *folder) openLog() (err error) {
	name := filepath.Join(f.path, "log")
	f.log, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	return f.account.explain(f.account.give(name))
}

// said is what the programs have written to the log after a position, at most its last 4 kB.
func (f *folder) said(after int64) string {
	info, err := f.log.Stat()
	if err != nil {
		return err.Error()
	}
	text := make([]byte, min(max(info.Size()-after, 0), 4096))
	n, err := f.log.ReadAt(text, info.Size()-int64(len(text)))
	if err != nil && !errors.Is(err, io.EOF) {
		return err.Error()
	}
	return string(text[:n])
}

// bases are the folders in which a server may live, the best first. A TMPDIR that somebody set is
// obeyed; else a file system in memory comes first.
func bases() []string {
	var list []string
	if os.Getenv("TMPDIR") == "" {
		if dir := memoryFolder(); dir != "" {
			list = append(list, dir)
		}
	}
	return append(list, os.TempDir(), "/tmp", "/var/tmp")
}

func (f *folder) name() string   { return filepath.Base(f.path) }
func (f *folder) data() string   { return filepath.Join(f.path, "data") }
func (f *folder) socket() string { return filepath.Join(f.path, socketName) }

// handOver gives the folder itself to the account of the server. It comes last: until then the
// account can't put a link in root's way.
func (f *folder) handOver() error { return f.account.explain(f.account.give(f.path)) }

// remove deletes the folder and then its record.
func (f *folder) remove() error {
	if f.log != nil {
		_ = f.log.Close() // written by others, and thrown away
	}
	if err := removeAll(f.path); err != nil {
		return fmt.Errorf("removing the folder of a scratch server: %w", err)
	}
	return f.cache.forget(f.name())
}

// removeAll tries for a while, since a program that was just killed may have a child that still
// writes a file or two.
func removeAll(path string) error {
	var err error
	for range 50 {
		if err = os.RemoveAll(path); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}
