package migrate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// New is a migration file that is to be written.
type New struct {
	Name string // of the file, without a folder
	Text string
}

// Write puts files into a folder, which is made if need be. Either all of them are there afterwards or none, and
// none that was there before is changed: it is an error if one of the names is taken.
func Write(dir string, files []New) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the folder for migrations: %w", err)
	}
	temp, err := os.MkdirTemp(dir, ".pawl-")
	if err != nil {
		return fmt.Errorf("writing into %s: %w", dir, err)
	}
	defer os.RemoveAll(temp)
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(temp, f.Name), []byte(f.Text), 0o644); err != nil {
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
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		// A link, unlike a rename, never takes the place of a file that is there.
		if err := os.Link(filepath.Join(temp, f.Name), path); err != nil {
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%s is there already: choose another version or name; nothing was written", path)
			}
			return fmt.Errorf("writing %s: %w; nothing was written", path, err)
		}
		done = append(done, path)
	}
	return nil
}
