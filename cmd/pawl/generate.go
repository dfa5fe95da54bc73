package main

import (
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
			"See docs/data.md.",
		Flags: append(append(commonFlags(), fileFlags()...),
			&cli.BoolFlag{Name: "structural-downs", Usage: "write a file that brings back the structure without the data, next to a way back that refuses; no client runs it"},
			noRenamesFlag(),
			noEvidenceFlag(),
			reportFlag(),
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

func (a *app) generate(c *cli.Context) error {
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
	files, err := s.migrations()
	if err != nil {
		return err
	}
	moves, err := a.newData(s)
	if err != nil {
		return err
	}
	cmp, err := a.compare(c.Context, s, a.settleRenames(c.Context, s), moves)
	if err != nil {
		return err
	}
	if p, ok := pending(files, cmp.from); ok && s.From == "db" && !c.Bool("allow-pending") {
		return isPending(p)
	}
	lines, err := a.tell(c.Context, s, cmp)
	if err != nil {
		return err
	}
	scripts := render.Scripts(cmp.parts, render.Settings{Version: version, Name: name, LockTimeout: lockTimeout(s), Structural: s.Structural == "true", Texts: s.fingerprints()})
	written, err := a.write(s, c.String("migration-version"), name, files, scripts)
	if err != nil {
		return err
	}
	if err := a.report(c, cmp, lines, scripts, written); err != nil {
		return err
	}
	return a.tellGenerated(s, cmp, lines, scripts, written)
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

func (a *app) tellGenerated(s settings, cmp *comparison, lines []report.Change, scripts []render.Script, written []pair) error {
	if s.JSON {
		if written == nil {
			written = []pair{}
		}
		return a.json(struct {
			From    string              `json:"from"`
			To      string              `json:"to"`
			Changes []report.Change     `json:"changes"`
			Files   []pair              `json:"files"`
			Beyond  []schema.Unmodelled `json:"unmodelled"`
			Filters *leftOut            `json:"filters,omitempty"`
			Sizes   sizesUsed           `json:"sizes"`
		}{cmp.fromName, cmp.toName, lines, written, orEmpty(cmp.unmodelled), cmp.filters, cmp.sizes})
	}
	p := a.printer(s)
	if len(written) == 0 {
		if !s.Quiet {
			fmt.Fprintf(p.out, "%s and %s agree. Nothing was written.\n", cmp.fromName, cmp.toName)
		}
		return nil
	}
	if s.Quiet {
		return nil
	}
	p.lines(lines)
	p.sizes(cmp.sizes)
	p.files(s, scripts, written)
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
