package migrate

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"pawl/render"
)

// Format is the form in which a client wants its migrations.
type Format struct {
	// Name is what the user calls it.
	Name string
	// Width is how many digits a version has at least, where versions count 1, 2, 3 and none may be missing. It is 0
	// where any number will do.
	Width int
	// Tables are what the client keeps its records in.
	Tables []Table

	// names takes a file's name apart; it is false if the client would pass the file over.
	names func(file string) (named, bool)
	// mark is what no other client's files hold; nil where the name tells enough.
	mark *regexp.Regexp
	// unmarked says that a file without the mark is a migration too.
	unmarked bool
	// list lists the migrations of a folder where names do not say what they are. It may be nil.
	list func(dir string) ([]File, error)
	// lay writes migrations that shall come into a folder.
	lay func(dir string, list []Migration) ([]Laid, error)
	// up is what the client executes to apply a migration.
	up func(path string) (Text, error)
	// sections takes a file apart by where it leads.
	sections func(path, text string) ([]Section, error)
	// folders are those whose files are the format's whatever they are called.
	folders []string
}

// All lists the formats. The first is the one that is taken if the user names none.
var All = []*Format{&golangMigrate, &goose, &dbmate, &tern, &flyway, &sqitch, &psql}

// Names lists their names.
func Names() []string {
	var list []string
	for _, f := range All {
		list = append(list, f.Name)
	}
	return list
}

// Find returns the format of a name.
func Find(name string) (*Format, error) {
	for _, f := range All {
		if f.Name == name {
			return f, nil
		}
	}
	return nil, fmt.Errorf("format: %q is none of %s", name, strings.Join(Names(), ", "))
}

// Migration is what is to be written.
type Migration struct {
	Version, Name string
	Script        render.Script
	// At is when it was made, for formats that note it.
	At time.Time
}

// base is the usual name of a file, without what comes after it.
func (m Migration) base() string { return m.Version + "_" + m.Name }

// Laid is a migration in files. Up and Down are the names of those that lead there and back, which may be one; all are
// relative to the folder, with slashes.
type Laid struct {
	Up, Down string
	// Structure is the name of a file that brings back the structure without the data; empty if there is none.
	Structure string
	Files     []New
}

// Lay writes migrations that shall come into a folder, in order. It is an error if one of them has something in it that
// the client would take for something else.
func (f *Format) Lay(dir string, list []Migration) ([]Laid, error) {
	if len(list) == 0 {
		return nil, nil
	}
	laid, err := f.lay(dir, list)
	if err != nil {
		return nil, fmt.Errorf("writing for %s: %w", f.Name, err)
	}
	for i, m := range list {
		if m.Script.Structure != "" {
			laid[i].Structure = m.base() + structureEnd
			laid[i].Files = append(laid[i].Files, New{Name: laid[i].Structure, Text: m.Script.Structure})
		}
	}
	return laid, nil
}

// structureEnd ends the name of a file that no client shall run by itself. golang-migrate takes what has .up. or .down. in its
// name, the others what ends in .sql, Sqitch what stands in its plan.
const structureEnd = ".structural-down.sql.txt"

// Written puts migrations that were laid out into an empty folder, and gives them as they are there.
func (f *Format) Written(dir string, laid []Laid) ([]File, error) {
	var list []File
	for _, l := range laid {
		for _, file := range l.Files {
			path := filepath.Join(dir, filepath.FromSlash(file.Name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return nil, err
			}
			if err := os.WriteFile(path, []byte(file.Text), 0o644); err != nil {
				return nil, err
			}
		}
		one := File{Up: filepath.Join(dir, filepath.FromSlash(l.Up)), Down: filepath.Join(dir, filepath.FromSlash(l.Down)), format: f}
		if err := one.readHeader(); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// each is a lay that writes each migration by itself.
func each(one func(m Migration) (Laid, error)) func(string, []Migration) ([]Laid, error) {
	return func(_ string, list []Migration) ([]Laid, error) {
		out := make([]Laid, len(list))
		for i, m := range list {
			var err error
			if out[i], err = one(m); err != nil {
				return nil, fmt.Errorf("%s: %w", m.base(), err)
			}
		}
		return out, nil
	}
}

// single is a migration in one file.
func single(m Migration, text string) Laid {
	name := m.base() + ".sql"
	return Laid{Up: name, Down: name, Files: []New{{Name: name, Text: text}}}
}
