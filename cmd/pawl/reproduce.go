package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"pawl/internal/state"
	"pawl/plan"
	"pawl/schema"
	"pawl/schema/parse"
)

// reproduce puts what is needed to find a mistake into a new folder, whose name it gives: both states as far as the migration
// touches them, the settings that matter, and the files that were not written. No rows are in it, and no passwords.
func (g *generation) reproduce() (dir string, err error) {
	files := map[string]string{}
	touched := g.cmp.touched()
	if files["old.sql"], err = state.Annotated(touched.From, &parse.Script{}, nil); err != nil {
		return "", err
	}
	if files["new.sql"], err = state.Annotated(touched.To, g.cmp.script, g.cmp.path); err != nil {
		return "", err
	}
	if files["pawl.yaml"], err = g.settingsThatMatter(files); err != nil {
		return "", err
	}
	for _, l := range g.draft.laid {
		for _, f := range l.Files {
			files["not-written/"+f.Name] = f.Text
		}
	}
	files["README.md"] = g.account()
	if dir, err = newFolder("pawl-not-proven-" + g.name); err != nil {
		return "", err
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(path, []byte(redact(text)), 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// newFolder makes a folder that was not there before, here, or where temporary files are if that may not be written to.
func newFolder(name string) (string, error) {
	for n := 1; ; n++ {
		dir := name
		if n > 1 {
			dir = fmt.Sprintf("%s-%d", name, n)
		}
		switch err := os.Mkdir(dir, 0o755); {
		case err == nil:
			return dir, nil
		case !errors.Is(err, fs.ErrExist):
			return os.MkdirTemp("", name+"-")
		}
	}
}

// settingsThatMatter are those that shape a migration, as pawl.yaml has them. Statistics become a file of their own.
func (g *generation) settingsThatMatter(files map[string]string) (string, error) {
	s := g.settings
	values := map[string]any{"from": "old.sql", "schema": "new.sql", "format": s.Format, "lock_timeout": s.LockTimeout, "owners": s.Owners, "roles": s.Roles,
		"online": s.Online, "drops": s.Drops, "archive_schema": s.ArchiveSchema, "verify": "on"}
	if s.Privileges != "" {
		values["privileges"] = s.Privileges
	}
	if len(s.Rules) > 0 {
		values["rules"] = s.Rules
	}
	for name, patterns := range map[string]strlist{"include": s.Include, "exclude": s.Exclude, "profile": s.Profile} {
		if len(patterns) > 0 {
			values[name] = []string(patterns)
		}
	}
	if s.Data.Kind != 0 {
		values["data"] = &s.Data
	}
	if sizing := g.source.Sizing; sizing != nil {
		known := *sizing.Statistics
		known.Database, known.Tables = "", nil
		for _, t := range sizing.Statistics.Tables {
			if touches(g.cmp.parts, schema.Name{Schema: t.Schema, Name: t.Name}) {
				known.Tables = append(known.Tables, t)
			}
		}
		text, err := json.MarshalIndent(known, "", "  ")
		if err != nil {
			return "", err
		}
		files["stats.json"], values["stats"], values["large"] = string(text), "stats.json", s.Large
	}
	text, err := yaml.Marshal(values)
	return string(text), err
}

// touches says that sizes of a table were of interest to a migration.
func touches(parts []plan.Part, table schema.Name) bool {
	for _, p := range parts {
		for _, t := range p.Tables {
			if t.Table.Schema == table.Schema && t.Table.Name == table.Name {
				return true
			}
		}
	}
	return false
}

// account is what is said of the failure.
func (g *generation) account() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# A migration that is not proven\n\npawl %s, PostgreSQL %s (the state before: %d)\n\n", version, g.proof.Version, g.cmp.from.Major)
	b.WriteString("`old.sql` and `new.sql` are the states before and after, as far as the migration touches them. In this folder,\n" +
		"`pawl generate again` plans it once more and proves it. `not-written` holds the files that were not written.\n\n## What does not hold\n")
	for _, f := range g.proof.Failures {
		fmt.Fprintf(&b, "\n```\n%s\n```\n", strings.TrimRight(f, "\n"))
	}
	return b.String()
}
