package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/internal/state"
	"pawl/migrate"
	"pawl/render"
	"pawl/render/report"
	"pawl/schema/parse"
)

func fixForwardCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:      "fix-forward",
		Usage:     "write a new migration that brings back the structure which one that cannot be undone removed",
		ArgsUsage: "VERSION [NAME]",
		Description: "VERSION is a migration in --dir: its version, the begin of that, its name, or one of its files. What it dropped comes back as far as it\n" +
			"can without the values that are gone: a column takes NULL, a table is empty. So does the type that it took from a column. What was\n" +
			"changed since stays as it is, and what cannot come back is named. The new migration is called NAME, or restore_ and the old name.\n\n" +
			"The migrations are executed in a scratch server, and the live database is only read. Nothing of schema.sql is changed: what has to be\n" +
			"added to it is printed.",
		Flags:  append(append(commonFlags(), fileFlags()...), noEvidenceFlag(), reportFlag(), allowPendingFlag()),
		Action: func(c *cli.Context) error { return a.fixForward(c) },
	}
}

func allowPendingFlag() cli.Flag {
	return &cli.BoolFlag{Name: "allow-pending", Usage: "write even if the live database lacks a migration of the folder"}
}

func (a *app) fixForward(c *cli.Context) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if c.NArg() < 1 || c.NArg() > 2 || c.NArg() == 2 && !goodName.MatchString(c.Args().Get(1)) {
		return fmt.Errorf("fix-forward takes the version of a migration, and perhaps a name of letters, digits, - and _ for the new one; got %q", c.Args().Slice())
	}
	if err := checkReports(c); err != nil {
		return err
	}
	files, err := s.migrations()
	if err != nil {
		return err
	}
	span, err := findMigration(files, c.Args().First(), s.Dir)
	if err != nil {
		return err
	}
	source := s.source()
	defer func() { err = errors.Join(err, source.Close()) }()
	f := fix{app: a, settings: s, source: source, files: files, span: span, name: c.Args().Get(1)}
	if f.name == "" {
		f.name = "restore_" + calledAs(files[span[0]])
	}
	return f.run(c)
}

// fix is one way forward.
type fix struct {
	*app
	settings
	source *state.Source
	files  []migrate.File
	span   [2]int // the migrations to fix, from one up to another
	name   string // of the new migration
}

// of names what is fixed.
func (f *fix) of() string {
	var list []string
	for _, m := range f.files[f.span[0]:f.span[1]] {
		list = append(list, filepath.Base(m.Up))
	}
	return strings.Join(list, ", ")
}

func (f *fix) run(c *cli.Context) error {
	cmp, restored, err := f.compare(c.Context, c.Bool("allow-pending"))
	if errors.Is(err, state.ErrNothingLost) {
		return f.tellBack()
	}
	if err != nil {
		return err
	}
	lines, err := f.app.tell(c.Context, f.settings, cmp)
	if err != nil {
		return err
	}
	s := render.Settings{Version: version, Name: f.name, LockTimeout: lockTimeout(f.settings),
		Notes: []string{"brings back what " + f.of() + " removed, without what is gone: " + strings.Join(restored.Lost, "; ")}}
	scripts := render.Scripts(cmp.parts, s)
	written, err := f.draft(f.settings, c.String("migration-version"), f.name, f.files, scripts)
	if err != nil {
		return err
	}
	if err := written.write(); err != nil {
		return err
	}
	if err := f.report(c, cmp, lines, scripts, written.pairs, nil); err != nil {
		return err
	}
	return f.tell(cmp, restored, lines, scripts, written.pairs)
}

// compare finds the state to start from, and the one that has what was removed.
func (f *fix) compare(ctx context.Context, allowPending bool) (*comparison, *state.Restored, error) {
	if f.From == "db" && f.DB == "" {
		return nil, nil, state.ErrNoDatabase
	}
	if err := f.sizing(ctx, f.settings, f.source); err != nil {
		return nil, nil, err
	}
	cmp := &comparison{toName: "what " + f.of() + " removed", script: &parse.Script{}}
	var err error
	if cmp.from, cmp.path, err = f.fromState(ctx, f.settings, f.source, nil, cmp, []string{"public"}); err != nil {
		return nil, nil, err
	}
	if p, ok := pending(f.files, cmp.from); ok && f.From == "db" && !allowPending {
		return nil, nil, isPending(p)
	}
	restored, err := f.source.Restore(ctx, f.files, f.span[0], f.span[1], cmp.from)
	if err != nil {
		return nil, nil, err
	}
	if len(restored.Back) > 0 {
		cmp.to = restored.To
		if cmp.parts, err = f.source.Forward(ctx, restored, cmp.from, cmp.path); err != nil {
			return nil, nil, refusal(err)
		}
	}
	for _, n := range f.source.Notes {
		f.note(f.settings, "%s", n)
	}
	cmp.questions, cmp.sizes = f.source.Questions, sizesOf(f.settings, f.source.Sizing, cmp.parts)
	cmp.filters = f.reportFilters(f.settings, f.source, cmp.fromName, cmp.toName)
	return cmp, restored, nil
}

// findMigration finds what a user calls a migration: the numbers of its files, from one up to another.
func findMigration(files []migrate.File, name, dir string) ([2]int, error) {
	var found []int
	for _, is := range []func(migrate.File) bool{
		func(f migrate.File) bool { return isCalled(f, name) },
		func(f migrate.File) bool { return f.Name == name || f.Version+"_"+f.Name == name },
		func(f migrate.File) bool { return calledAs(f) == name },
		func(f migrate.File) bool { return strings.HasPrefix(f.Version+"_"+f.Name, name) },
	} {
		for i, f := range files {
			if is(f) {
				found = append(found, i)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	spans := together(files, found)
	if len(found) == 1 {
		spans = [][2]int{{found[0], found[0] + 1}}
	}
	var known []string
	for _, f := range files {
		known = append(known, f.Version, calledAs(f), f.Name)
	}
	switch near := parse.Nearest(name, known); {
	case len(spans) == 1:
		return spans[0], nil
	case len(spans) > 1:
		return [2]int{}, fmt.Errorf("%s is more than one migration in %s: name one by its version: %s", name, dir, strings.Join(versionsOf(files, found), ", "))
	case near != "":
		return [2]int{}, fmt.Errorf("there is no migration %s in %s. Did you mean %s?", name, dir, near)
	case len(files) == 0:
		return [2]int{}, fmt.Errorf("there is no migration %s in %s: the folder has none", name, dir)
	}
	return [2]int{}, fmt.Errorf("there is no migration %s in %s: its versions go from %s to %s", name, dir, files[0].Version, files[len(files)-1].Version)
}

func versionsOf(files []migrate.File, list []int) []string {
	var versions []string
	for _, i := range list {
		versions = append(versions, files[i].Version)
	}
	return versions
}

// calledAs is the name that a migration was given, without what tells its files apart.
func calledAs(f migrate.File) string {
	if f.Parts == 0 {
		return f.Name
	}
	return strings.TrimSuffix(f.Name, fmt.Sprintf("_%d_%s", f.Part, f.Phase))
}

// tellBack says that the way back is the way, and where there is none.
func (f *fix) tellBack() error {
	all := f.files[f.span[0]:f.span[1]]
	text := f.of() + " removes nothing for good: its way back is " + all[len(all)-1].Down + ".\n"
	if len(all) > 1 || all[0].Down == "" {
		text = f.of() + " removes nothing for good, so that there is nothing to bring back.\n"
	}
	for _, span := range together(f.files, []int{f.span[0]}) {
		for _, m := range f.files[span[0]:span[1]] {
			if m.Unsafe != "" {
				text += filepath.Base(m.Up) + " of the same migration does: pawl fix-forward " + m.Version + "\n"
			}
		}
	}
	if f.JSON {
		return f.json(fixed{Of: f.of(), Files: []pair{}, Why: strings.TrimSpace(text)})
	}
	fmt.Fprint(f.stdout, text+"Nothing was written.\n")
	return nil
}

// fixed is what came of a way forward, as JSON.
type fixed struct {
	Of      string          `json:"fixes"`
	Lost    []string        `json:"lost,omitempty"`
	Changes []report.Change `json:"changes,omitempty"`
	Files   []pair          `json:"files"`
	Schema  []string        `json:"add_to_schema,omitempty"`
	Later   []string        `json:"once_there_are_values,omitempty"`
	There   []string        `json:"there_already,omitempty"`
	Left    []string        `json:"not_brought_back,omitempty"`
	Why     string          `json:"nothing_written_because,omitempty"`
}

func (f *fix) tell(cmp *comparison, r *state.Restored, lines []report.Change, scripts []render.Script, written []pair) error {
	out := fixed{Of: f.of(), Lost: r.Lost, Changes: lines, Files: written, Schema: r.SQL, Later: r.LaterSQL}
	for _, id := range r.There {
		out.There = append(out.There, id.String()+" is there")
	}
	for _, l := range r.Left {
		out.Left = append(out.Left, l.ID.String()+" "+l.Why)
	}
	var refused error
	if len(written) == 0 {
		out.Files, out.Why = []pair{}, "what it removed is there, or was brought back before"
		if len(out.Left) > 0 {
			out.Why = "nothing of what it removed can come back"
			refused = &exit{code: exitRefused}
		}
	}
	if f.JSON {
		return errors.Join(f.json(out), refused)
	}
	if f.Quiet {
		return refused
	}
	p := f.printer(f.settings)
	p.listed("Gone for good", out.Lost, "")
	if len(written) > 0 {
		fmt.Fprintln(p.out)
		p.lines(lines)
		p.sizes(cmp.sizes)
		p.files(f.settings, scripts, written)
	}
	p.listed("\nThere already", out.There, "")
	p.listed("\nNot brought back", out.Left, "")
	if len(written) == 0 {
		fmt.Fprintf(p.out, "\nNothing was written: %s.\n", out.Why)
		return refused
	}
	p.listed("\nAdd to "+strings.Join(f.Schema, ", ")+", or the next pawl generate drops it again", out.Schema, ";")
	p.listed("\nOnce there are values again, in "+strings.Join(f.Schema, ", ")+" and by pawl generate", out.Later, ";")
	return nil
}

// listed prints a list below a title, unless it is empty.
func (p *printer) listed(title string, list []string, end string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(p.out, title+":")
	for _, text := range slices.Clone(list) {
		fmt.Fprintln(p.out, "  "+strings.ReplaceAll(text, "\n", "\n  ")+end)
	}
}
