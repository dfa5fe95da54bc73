package migrate

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// File is a migration in a folder.
type File struct {
	Version string // digits, or several numbers between . and _; empty if the client has none
	Name    string
	Up      string // paths; Down is empty if there is none, and Up itself if one file holds both
	Down    string
	// From and To are the fingerprints that the header states; empty in files of other origin.
	From, To string
	Phase    string // as the header states it
	// Part is which of Parts files of one migration it is, from 1 on, as the header states it; both are 0 if it is the only one.
	Part, Parts int
	// Verdict is whether it can be undone, as the header states it.
	Verdict string
	// Unsafe is why it cannot be undone, as the header states it; empty if the header does not say that it cannot.
	Unsafe string
	// Data are the data migrations that the header says it carries out.
	Data []Done

	format *Format
}

// Done is a data migration that a file carries out. Text is the fingerprint of what it was told to do; empty if the header
// does not have it.
type Done struct{ Name, Text string }

// named is what the name of a file says.
type named struct {
	version, name string
	up, down      bool // where it leads
}

// List returns the migrations in a folder in the order in which the client applies them. A folder that does not exist
// holds none. It is an error if the folder holds files of another client.
func (f *Format) List(dir string) ([]File, error) {
	own, err := f.sort(dir)
	if err != nil {
		return nil, err
	}
	var list []File
	if f.list != nil {
		list, err = f.list(dir)
	} else {
		list, err = f.byName(dir, own)
	}
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].format = f
		if err := list[i].readHeader(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// sort finds the files in a folder that are the format's.
func (f *Format) sort(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	var own []string
	for _, e := range entries {
		if e.IsDir() || !isNamed(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("reading the migrations: %w", err)
		}
		mine, err := f.owns(e.Name(), text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
		if mine {
			own = append(own, e.Name())
		}
	}
	return own, nil
}

// isNamed says that some client may take a file for one of its own.
func isNamed(file string) bool {
	return slices.ContainsFunc(All, func(f *Format) bool { _, ok := f.names(file); return ok })
}

// owns says whether a file is one of the format's. Another client's is an error.
func (f *Format) owns(file string, text []byte) (bool, error) {
	if f.knows(file, text) {
		return true, nil
	}
	for _, other := range All {
		if other.knows(file, text) {
			return false, fmt.Errorf("%s is a file of %s, and the format is %s: say --format %s, or name another folder with --dir",
				file, other.Name, f.Name, other.Name)
		}
	}
	_, ok := f.names(file)
	if ok && !f.unmarked {
		return false, fmt.Errorf("%s is no migration of %s: it lacks what the client looks for (%s)", file, f.Name, f.mark)
	}
	return ok, nil
}

// knows says that a file can only be the format's.
func (f *Format) knows(file string, text []byte) bool {
	_, ok := f.names(file)
	return ok && (f.mark == nil || f.mark.Match(text))
}

// byName puts files together that make up a migration.
func (f *Format) byName(dir string, files []string) ([]File, error) {
	byVersion := map[string]*File{}
	for _, file := range files {
		n, _ := f.names(file)
		m := byVersion[n.version]
		if m == nil {
			m = &File{Version: n.version, Name: n.name}
			byVersion[n.version] = m
		}
		if m.Name != n.name {
			return nil, fmt.Errorf("%s: version %s is used by two migrations, %s and %s: give one of them another",
				dir, n.version, m.Name, n.name)
		}
		if n.up {
			m.Up = filepath.Join(dir, file)
		}
		if n.down {
			m.Down = filepath.Join(dir, file)
		}
	}
	var list []File
	for _, m := range byVersion {
		if m.Up == "" {
			return nil, fmt.Errorf("%s has no up file beside it", m.Down)
		}
		list = append(list, *m)
	}
	slices.SortFunc(list, func(a, b File) int { return compareVersions(a.Version, b.Version) })
	return list, nil
}

var versionParts = regexp.MustCompile(`[._]`)

// compareVersions compares versions as lists of numbers of any length.
func compareVersions(a, b string) int {
	return slices.CompareFunc(versionParts.Split(a, -1), versionParts.Split(b, -1), func(a, b string) int {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
}

// Number is the number that a version begins with, 0 if it is none.
func Number(version string) int64 {
	n, err := strconv.ParseInt(versionParts.Split(version, 2)[0], 10, 64)
	if err != nil {
		return 0
	}
	return n
}

var partOf = regexp.MustCompile(` · (\d{1,4}) of (\d{1,4})$`)

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
		case "pawl":
			if m := partOf.FindStringSubmatch(lines.Text()); m != nil {
				f.Part, _ = strconv.Atoi(m[1])
				f.Parts, _ = strconv.Atoi(m[2])
			}
		case "from":
			f.From = fields[2]
		case "to":
			f.To = fields[2]
		case "reverse:":
			f.Verdict = strings.TrimSpace(strings.TrimPrefix(lines.Text(), "-- reverse:"))
			if fields[2] == "UNSAFE:" {
				_, f.Unsafe, _ = strings.Cut(lines.Text(), "UNSAFE: ")
			}
		case "phase:":
			f.Phase = fields[2]
		case "data:":
			f.Data = append(f.Data, Done{Name: fields[2], Text: strings.Join(fields[3:], " ")})
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", f.Up, err)
	}
	return nil
}
