package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/migrate"
	"pawl/render"
	"pawl/render/report"
	"pawl/schema"
)

func generateCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:      "generate",
		Usage:     "write the migration files that lead from the live database to schema.sql and back",
		ArgsUsage: "NAME",
		Description: "Data migrations that pawl.yaml names and no file of --dir carries out come with it; a migration can also hold nothing else.\n" +
			"See docs/data.md.\n\n" +
			"What is to be written is proven in a scratch server first, with generated rows; nothing is written if that fails. See\n" +
			"docs/verify.md.\n\n" +
			"Exit codes: 0 written, or nothing to do · 1 error · 3 refused for safety, or not proven",
		Flags: append(append(commonFlags(), fileFlags()...),
			&cli.BoolFlag{Name: "structural-downs", Usage: "write a file that brings back the structure without the data, next to a way back that refuses; no client runs it"},
			noRenamesFlag(),
			noEvidenceFlag(),
			reportFlag(),
			&cli.BoolFlag{Name: "verify", Usage: "prove the migration before it is written, however much it touches"},
			&cli.BoolFlag{Name: "no-verify", Usage: "write the migration without a proof"},
			allowPendingFlag(),
		),
		Action: func(c *cli.Context) error { return a.generate(c) },
	}
}

// fileFlags are those of commands that write migrations.
func fileFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "lock-timeout", Usage: "how long a statement waits for a lock, as PostgreSQL's `lock_timeout`; 0 for no limit (default: 2s)"},
		&cli.BoolFlag{Name: "sequence", Usage: "number the versions 000001, 000002, … instead of by time"},
		&cli.StringFlag{Name: "versions", Usage: "timestamp or sequence", Hidden: true},
		&cli.StringFlag{Name: "migration-version", Usage: "use this `VERSION` instead of the next one"},
	}
}

var goodName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

func (a *app) generate(c *cli.Context) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	name := c.Args().First()
	if c.NArg() != 1 || !goodName.MatchString(name) {
		return fmt.Errorf("generate takes one name of letters, digits, - and _, like add_profiles; flags come before it or after it; got %q", c.Args().Slice())
	}
	if err := checkReports(c); err != nil {
		return err
	}
	g := &generation{verifier: verifier{app: a, settings: s, source: s.source(), rows: usualRows}, name: name}
	defer func() { err = errors.Join(err, g.source.Close()) }()
	if err := g.plan(c); err != nil {
		return err
	}
	if g.lines, err = a.tell(c.Context, s, g.cmp); err != nil {
		return err
	}
	if err := g.prove(c); err != nil {
		return err
	}
	if err := g.draft.write(); err != nil {
		return err
	}
	if err := a.report(c, g.cmp, g.lines, g.scripts, g.draft.pairs, g.proofs()); err != nil {
		return err
	}
	return g.tell()
}

// generation is a migration that is about to be written.
type generation struct {
	verifier
	name  string
	lines []report.Change
	draft *draft
	proof *report.Proof // nil if it was not tried
}

// plan compares, and lays the migration out.
func (g *generation) plan(c *cli.Context) error {
	files, err := g.migrations()
	if err != nil {
		return err
	}
	moves, err := g.newData(g.settings)
	if err != nil {
		return err
	}
	if g.cmp, err = g.compareWith(c.Context, g.settings, g.source, g.settleRenames(c.Context, g.settings), moves); err != nil {
		return err
	}
	if p, ok := pending(files, g.cmp.from); ok && g.From == "db" && !c.Bool("allow-pending") {
		return isPending(p)
	}
	g.scripts = render.Scripts(g.cmp.parts, render.Settings{Version: version, Name: g.name, LockTimeout: lockTimeout(g.settings),
		Structural: g.Structural == "true", Texts: g.fingerprints()})
	g.draft, err = g.app.draft(g.settings, c.String("migration-version"), g.name, files, g.scripts)
	return err
}

// isPending refuses to write on top of a migration that the live database lacks.
func isPending(f migrate.File) error {
	return &exit{exitRefused, fmt.Errorf("the database has the state before %s, so this migration of the folder is not applied yet.\n"+
		"Apply it first, compare with the folder instead (--from migrations), or say --allow-pending. Nothing was written", filepath.Base(f.Up))}
}

func lockTimeout(s settings) string {
	if s.LockTimeout == "0" {
		return ""
	}
	return s.LockTimeout
}

// tell says what was written.
func (g *generation) tell() error {
	s, cmp, written := g.settings, g.cmp, g.draft.pairs
	if s.JSON {
		return g.json(struct {
			From    string              `json:"from"`
			To      string              `json:"to"`
			Changes []report.Change     `json:"changes"`
			Files   []pair              `json:"files"`
			Beyond  []schema.Unmodelled `json:"unmodelled"`
			Filters *leftOut            `json:"filters,omitempty"`
			Sizes   sizesUsed           `json:"sizes"`
			Proof   *report.Proof       `json:"proof,omitempty"`
		}{cmp.fromName, cmp.toName, g.lines, orEmpty(written), orEmpty(cmp.unmodelled), cmp.filters, cmp.sizes, g.proof})
	}
	p := g.printer(s)
	if len(written) == 0 {
		if !s.Quiet {
			fmt.Fprintf(p.out, "%s and %s agree. Nothing was written.\n", cmp.fromName, cmp.toName)
		}
		return nil
	}
	if s.Quiet {
		return nil
	}
	p.lines(g.lines)
	p.sizes(cmp.sizes)
	p.files(s, g.scripts, written)
	p.answer(g.proof)
	return nil
}

// files names what was written, with its verdicts.
func (p *printer) files(s settings, scripts []render.Script, written []pair) {
	fmt.Fprintf(p.out, "\n%s/\n", s.Dir)
	for i, w := range written {
		verdict := strings.Replace(scripts[i].Verdict, "safe", "safe to reverse", 1)
		if !w.Safe {
			verdict = p.paint("31", "UNSAFE") + "  " + strings.Join(scripts[i].Unsafe, "; ")
		}
		fmt.Fprintf(p.out, "  %s   %s\n", inFolder(s.Dir, w.Up), verdict)
		if w.Structure != "" {
			fmt.Fprintf(p.out, "  %s   brings back the structure, without the data; no client runs it\n", inFolder(s.Dir, w.Structure))
		}
	}
}

// inFolder is a path as it is seen from a folder.
func inFolder(dir, path string) string {
	if inside, err := filepath.Rel(dir, path); err == nil {
		return inside
	}
	return path
}

func summary(cmp *comparison) []render.Line {
	if lines := render.Summary(cmp.parts); lines != nil {
		return lines
	}
	return []render.Line{}
}
