package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/internal/data"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// comparison is what generate, diff and check have in common: two states and the way from one to the other.
type comparison struct {
	fromName, toName string
	from, to         *schema.Catalog
	parts            []plan.Part
	unmodelled       []schema.Unmodelled
	filters          *leftOut
	sizes            sizesUsed
	questions        []render.Question // for the rows of the live database
	script           *parse.Script     // where the desired state is written
	path             []string          // schemas in which it looks names up
}

// compare reads both sides and plans. renames may be nil. moves are the data migrations to carry out.
func (a *app) compare(ctx context.Context, s settings, renames onRename, moves []data.Migration) (cmp *comparison, err error) {
	source := s.source()
	defer func() { err = errors.Join(err, source.Close()) }()
	return a.compareWith(ctx, s, source, renames, moves)
}

// compareWith is compare with a source that stays open.
func (a *app) compareWith(ctx context.Context, s settings, source *state.Source, renames onRename, moves []data.Migration) (cmp *comparison, err error) {
	if s.From == "db" && s.DB == "" {
		return nil, state.ErrNoDatabase
	}
	script, err := parse.Read(s.Schema, a.stdin)
	if err != nil {
		return nil, err
	}
	source.Data = moves
	if err := a.sizing(ctx, s, source); err != nil {
		return nil, err
	}
	cmp = &comparison{toName: strings.Join(s.Schema, ", "), script: script}
	path := []string{"public"}
	if cmp.from, path, err = a.fromState(ctx, s, source, script, cmp, path); err != nil {
		return nil, err
	}
	cmp.path = path
	if cmp.to, err = source.Desired(ctx, script, cmp.from, cmp.from.Major); err != nil {
		return nil, err
	}
	a.unknownNotes(s, cmp.from)
	cmp.unmodelled = cmp.from.Reported(cmp.to)
	if err := a.unmodelled(s, cmp.unmodelled); err != nil {
		return nil, err
	}
	if renames != nil {
		source.Renamed = func(list []diff.Candidate) ([]diff.Candidate, error) { return renames(cmp, list) }
	}
	cmp.parts, err = source.Migration(ctx, script, cmp.from, cmp.to, path)
	for _, n := range source.Notes {
		a.note(s, "%s", n)
	}
	cmp.questions = source.Questions
	cmp.sizes = sizesOf(s, source.Sizing, cmp.parts)
	cmp.filters = a.reportFilters(s, source, cmp.fromName, cmp.toName)
	return cmp, refusal(err)
}

// newData are the data migrations that no file of the folder carries out. A note says which of the others were told to do
// something else when they were.
func (a *app) newData(s settings) ([]data.Migration, error) {
	if len(s.moves) == 0 {
		return nil, nil
	}
	files, err := s.migrations()
	if err != nil {
		return nil, err
	}
	var list []data.Migration
	for _, m := range s.moves {
		by := doneBy(files, m.Name)
		if len(by) == 0 {
			list = append(list, m)
			continue
		}
		says := func(text string) bool { return slices.ContainsFunc(by, func(d done) bool { return d.text == text }) }
		if !says("") && !says(m.Fingerprint()) {
			a.note(s, "data %s was carried out by %s with another text; give it a new name to have the new text carried out", m.Name, by[len(by)-1].file)
		}
	}
	return list, nil
}

// done is a data migration as a file carried it out.
type done struct{ file, text string }

// doneBy lists the files that carry out the data migration of a name.
func doneBy(files []migrate.File, name string) []done {
	var list []done
	for _, f := range files {
		for _, d := range f.Data {
			if d.Name == name {
				list = append(list, done{filepath.Base(f.Up), d.Text})
			}
		}
	}
	return list
}

// fingerprints are those of the data migrations, by name.
func (s settings) fingerprints() map[string]string {
	list := map[string]string{}
	for _, m := range s.moves {
		list[m.Name] = m.Fingerprint()
	}
	return list
}

// source is where states come from, with what the user decided.
func (s settings) source() *state.Source {
	return &state.Source{Scratch: scratchOptions(s), Privileges: s.Privileges, Owners: s.Owners == "manage", Roles: s.Roles == "manage",
		Rules: s.rules(), Select: s.selection(), ArchiveIn: s.archiveIn()}
}

// archiveIn is the schema in which tables are kept instead of being dropped; empty if they are dropped.
func (s settings) archiveIn() string {
	if s.Drops != "archive" {
		return ""
	}
	return s.ArchiveSchema
}

func scratchOptions(s settings) scratch.Options {
	o := scratch.Options{Programs: s.PgBin, URL: s.Scratch}
	if s.Scratch == "server" {
		o.URL = s.DB
	}
	return o
}

// fromState reads the state to start from: the live database, the migrations, or another schema. desired is the script
// that it is compared with, if there is one.
func (a *app) fromState(ctx context.Context, s settings, source *state.Source, desired *parse.Script, cmp *comparison, path []string) (*schema.Catalog, []string, error) {
	switch s.From {
	case "db":
		live, err := source.Read(ctx, s.DB)
		if err != nil {
			return nil, nil, err
		}
		cmp.fromName = fmt.Sprintf("%s on %s (PostgreSQL %s)", live.Database, live.Host, live.Version)
		return live.Catalog, live.Path, nil
	case "migrations":
		files, err := s.migrations()
		if err != nil {
			return nil, nil, err
		}
		cmp.fromName = fmt.Sprintf("%s in %s", plural(len(files), "migration"), s.Dir)
		catalog, err := source.Migrated(ctx, files, desired, 0)
		return catalog, path, err
	}
	if _, err := os.Stat(s.From); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("--from %s: neither db nor migrations, and no such file or folder", s.From)
	}
	script, err := parse.Read([]string{s.From}, a.stdin)
	if err != nil {
		return nil, nil, err
	}
	cmp.fromName = s.From
	catalog, err := source.Desired(ctx, script, nil, 0)
	return catalog, path, err
}

// unknownNotes says what the role was not allowed to see.
func (a *app) unknownNotes(s settings, cat *schema.Catalog) {
	for _, k := range schema.Kinds {
		if why, ok := cat.Unknown[k.Kind]; ok {
			a.note(s, "objects of kind %s are left alone: %s", k.Kind, why)
		}
	}
}

// pending finds the migration that the live database seems to lack: its state is the one before it.
func pending(files []migrate.File, from *schema.Catalog) (migrate.File, bool) {
	print := diff.Fingerprint(from)
	for i := len(files) - 1; i >= 0; i-- {
		if files[i].To == print {
			return migrate.File{}, false
		}
		if files[i].From == print {
			return files[i], true
		}
	}
	return migrate.File{}, false
}
