package migrate

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// New is a migration file that is to be written.
type New struct {
	Name string // of the file, relative to the folder, with slashes
	Text string
	// Old is what the file holds now, if it is one that gets another text; nil if it is new.
	Old []byte
}

// Write puts files into a folder, which is made if need be. Either all of them are there afterwards or none, and
// none that was there before is changed but those with an old text: it is an error if one of the names is taken. There may be
// one file with an old text.
func Write(dir string, files []New) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the folder for migrations: %w", err)
	}
	temp, err := os.MkdirTemp(dir, ".pawl-")
	if err != nil {
		return fmt.Errorf("writing into %s: %w", dir, err)
	}
	defer os.RemoveAll(temp)
	for i, f := range files {
		if err := os.WriteFile(at(temp, i), []byte(f.Text), 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	var done []string
	defer func() {
		if err != nil {
			for _, path := range done {
				os.Remove(path)
			}
		}
	}()
	for i, f := range files {
		if f.Old != nil {
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := place(at(temp, i), path); err != nil {
			return err
		}
		done = append(done, path)
	}
	for i, f := range files {
		if f.Old == nil {
			continue
		}
		if err := replace(at(temp, i), filepath.Join(dir, filepath.FromSlash(f.Name)), f.Old); err != nil {
			return err
		}
	}
	return nil
}

func at(temp string, i int) string { return filepath.Join(temp, strconv.Itoa(i)) }

// place gives a file its name, unless the name is taken.
func place(from, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("making the folder for migrations: %w", err)
	}
	// A link, unlike a rename, never takes the place of a file that is there.
	err := os.Link(from, path)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: choose another version or name; nothing was written", path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w; nothing was written", path, err)
	}
	return nil
}

// replace puts a file in the place of one that holds old.
func replace(from, path string, old []byte) error {
	now, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(now, old) {
		err = errors.New("it was changed meanwhile")
	}
	if err == nil {
		err = os.Rename(from, path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w; nothing was written", path, err)
	}
	return nil
}
