//go:build unix

package scratch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// manifest lists what a template consists of. It is what makes a folder a template: files that a
// crash of the machine left short, empty or full of zeros don't pass for it.
type manifest struct {
	Dirs  []string `json:"dirs"` // parents before children
	Files []entry  `json:"files"`
}

// entry is one file, its size and its checksum (CRC-32C).
type entry struct {
	Path string `json:"path"`
	Size int    `json:"size"`
	Sum  uint32 `json:"sum"`
}

// errDamaged marks a template that has to be made again.
var errDamaged = errors.New("not a complete template")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// list finds all files of a tree, their sizes and sums still unknown. Anything but files and
// directories is refused.
func list(src *os.Root) (*manifest, error) {
	m := &manifest{}
	err := fs.WalkDir(src.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			m.Dirs = append(m.Dirs, path)
		case d.Type().IsRegular():
			m.Files = append(m.Files, entry{Path: path})
		default:
			return fmt.Errorf("%s is neither a file nor a directory", path)
		}
		return nil
	})
	return m, err
}

// readManifest reads the manifest of a template.
func readManifest(file string) (*manifest, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	m := &manifest{}
	if err := json.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", errDamaged, file, err)
	}
	if len(m.Files) == 0 {
		return nil, fmt.Errorf("%w: %s names no files", errDamaged, file)
	}
	return m, nil
}

func (m *manifest) save(file string) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

// copyTo copies the files of src to the new directory dst and makes the account their owner. With
// check, each file has to be as the manifest says, else the error is errDamaged; without, the
// manifest learns what they are. src is read through os.Root, so that a link in a folder of
// another account leads root nowhere else.
func (m *manifest) copyTo(ctx context.Context, src *os.Root, dst string, a *account, check bool) error {
	for _, dir := range m.Dirs {
		if err := os.Mkdir(filepath.Join(dst, dir), 0o700); err != nil {
			return err
		}
	}
	if err := m.copyFiles(ctx, src, dst, a, check); err != nil {
		return err
	}
	for _, dir := range m.Dirs {
		if err := a.give(filepath.Join(dst, dir)); err != nil {
			return err
		}
	}
	return nil
}

// copyFiles uses a few goroutines: there are hundreds of small files, and opening and creating
// them takes most of the time.
func (m *manifest) copyFiles(ctx context.Context, src *os.Root, dst string, a *account, check bool) error {
	failed, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	workers := min(4, runtime.GOMAXPROCS(0))
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(m.Files) && failed.Err() == nil; i += workers {
				if err := m.Files[i].copyTo(src, dst, a, check); err != nil {
					cancel(err)
				}
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return context.Cause(failed)
}

func (e *entry) copyTo(src *os.Root, dst string, a *account, check bool) error {
	content, err := src.ReadFile(e.Path)
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	size, sum := len(content), crc32.Checksum(content, castagnoli)
	if check && (size != e.Size || sum != e.Sum) {
		return fmt.Errorf("%w: %s was changed", errDamaged, e.Path)
	}
	e.Size, e.Sum = size, sum
	f, err := os.OpenFile(filepath.Join(dst, e.Path), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil && a != nil {
		err = f.Chown(a.uid, a.gid)
	}
	return errors.Join(err, f.Close())
}
