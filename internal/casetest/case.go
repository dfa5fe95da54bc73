package casetest

import (
	"fmt"
	"os"
	"slices"

	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"

	"pawl/internal/data"
)

// Case is one file.
type Case struct {
	Path    string
	Options struct {
		Since int `yaml:"since"`
		Until int `yaml:"until"`
		// Roles are created before the case, on the server.
		Roles []string `yaml:"roles"`
		// Owners compares owners as well.
		Owners bool `yaml:"owners"`
		// Online takes every table for large and in use.
		Online bool `yaml:"online"`
		// Sizes are the rows of tables, by name, as statistics give them: from 10,000 on a table is large, and so is one
		// that is not among them.
		Sizes map[string]int64 `yaml:"sizes"`
		// ManageRoles compares roles as well; the old state gets a server of its own.
		ManageRoles bool `yaml:"manage_roles"`
		// Drops says what becomes of what is dropped; "archive": it is kept aside.
		Drops string `yaml:"drops"`
		// Unfilled leaves materialized views as loading leaves them; rows.sql may fill some.
		Unfilled bool `yaml:"unfilled"`
		// Data are data migrations, as pawl.yaml has them.
		Data yaml.Node `yaml:"data"`
		// AtOnce says why PAWL_TEST_ONLINE does not take its tables for large and in use.
		AtOnce string `yaml:"at_once"`
		// OneWay says why the case is not proven from new to old as well.
		OneWay string `yaml:"one_way"`
	}
	// Moves are those data migrations.
	Moves   []data.Migration
	archive *txtar.Archive
}

var sections = []string{"options.yaml", "old.sql", "rows.sql", "new.sql", "up.sql", "verdict.txt", "bodies.txt", "error.txt", "covers.txt"}

// Read reads a case. A section that is not known is an error: an SQL comment that looks like a file marker would
// otherwise cut the schema in two.
func Read(path string) (*Case, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c := &Case{Path: path, archive: txtar.Parse(text)}
	for _, f := range c.archive.Files {
		if !slices.Contains(sections, f.Name) {
			return nil, fmt.Errorf("%s: unknown section %q", path, f.Name)
		}
	}
	if err := yaml.Unmarshal([]byte(c.Section("options.yaml")), &c.Options); err != nil {
		return nil, fmt.Errorf("%s: options.yaml: %w", path, err)
	}
	c.Moves, err = data.Read(&c.Options.Data, "options.yaml", c.Section("options.yaml"))
	return c, err
}

// Section is the text of a section, empty if there is none.
func (c *Case) Section(name string) string {
	for _, f := range c.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// Set gives a section another text; an empty one removes it.
func (c *Case) Set(name, text string) {
	c.archive.Files = slices.DeleteFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if text != "" {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	slices.SortStableFunc(c.archive.Files, func(a, b txtar.File) int {
		return slices.Index(sections, a.Name) - slices.Index(sections, b.Name)
	})
}

// Save writes the case back to its file.
func (c *Case) Save() error { return os.WriteFile(c.Path, txtar.Format(c.archive), 0o644) }
