package migrate

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// File is one pair of migration files in a folder.
type File struct {
	Version string // digits
	Name    string
	Up      string // paths; Down is empty if there is none
	Down    string
	// From and To are the fingerprints that the header states; empty in files of other origin.
	From, To string
}

var fileName = regexp.MustCompile(`^(\d+)_(.+)\.(up|down)\.sql$`)

// List returns the migrations in a folder in the order in which they are applied. A folder that does not exist
// holds none.
func List(dir string) ([]File, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	byVersion := map[string]*File{}
	for _, e := range entries {
		m := fileName.FindStringSubmatch(e.Name())
		if m == nil || e.IsDir() {
			continue
		}
		f := byVersion[m[1]]
		if f == nil {
			f = &File{Version: m[1], Name: m[2]}
			byVersion[m[1]] = f
		}
		if f.Name != m[2] {
			return nil, fmt.Errorf("%s: version %s is used by two migrations, %s and %s: give one of them another",
				dir, m[1], f.Name, m[2])
		}
		if path := filepath.Join(dir, e.Name()); m[3] == "up" {
			f.Up = path
		} else {
			f.Down = path
		}
	}
	return complete(byVersion)
}

func complete(byVersion map[string]*File) ([]File, error) {
	var list []File
	for _, f := range byVersion {
		if f.Up == "" {
			return nil, fmt.Errorf("%s has no up file beside it", f.Down)
		}
		if err := f.readHeader(); err != nil {
			return nil, err
		}
		list = append(list, *f)
	}
	sort.Slice(list, func(i, j int) bool { return less(list[i].Version, list[j].Version) })
	return list, nil
}

// less compares versions as numbers of any length.
func less(a, b string) bool {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

func (f *File) readHeader() error {
	file, err := os.Open(f.Up)
	if err != nil {
		return fmt.Errorf("reading a migration: %w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && strings.HasPrefix(lines.Text(), "--") {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 {
			continue
		}
		switch fields[1] {
		case "from":
			f.From = fields[2]
		case "to":
			f.To = fields[2]
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", f.Up, err)
	}
	return nil
}
