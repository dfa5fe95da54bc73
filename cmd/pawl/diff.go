package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pawl/render"
	"pawl/render/report"
	"pawl/schema"
)

func diffCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:  "diff",
		Usage: "print what differs, and whether each change can be undone; writes nothing",
		Description: "Under a change stand the functions and procedures whose bodies use what is changed, dropped or renamed.\n" +
			"PostgreSQL does not know of bodies that are strings. In JSON it is the field used_in_bodies.\n\n" +
			"Data migrations of pawl.yaml that no file of --dir carries out are told as well.\n\n" +
			"Below the changes stand the tables that were there before and on which queries have to wait, with the steps that take longer\n" +
			"the more rows there are. In JSON the field locks has the locks of all steps, with their modes.",
		Flags: append(commonFlags(),
			&cli.BoolFlag{Name: "exit-code", Usage: "exit with 2 if there are differences"},
			noRenamesFlag(),
			noEvidenceFlag(),
			reportFlag(),
			&cli.BoolFlag{Name: "sql", Usage: "print the SQL of the migration as well"},
		),
		Action: func(c *cli.Context) error { return a.diff(c) },
	}
}

func (a *app) diff(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if c.NArg() > 0 {
		return fmt.Errorf("diff takes no arguments, only flags; got %q", c.Args().Slice())
	}
	if err := checkReports(c); err != nil {
		return err
	}
	moves, err := a.newData(s)
	if err != nil {
		return err
	}
	cmp, err := a.compare(c.Context, s, a.noteRenames(s), moves)
	if err != nil {
		return err
	}
	lines, err := a.tell(c.Context, s, cmp)
	if err != nil {
		return err
	}
	scripts := render.Scripts(cmp.parts, render.Settings{Version: version, Name: "diff", LockTimeout: lockTimeout(s), Texts: s.fingerprints()})
	if err := a.report(c, cmp, lines, scripts, nil, nil); err != nil {
		return err
	}
	if s.JSON {
		err = a.json(struct {
			From    string              `json:"from"`
			To      string              `json:"to"`
			Changes []report.Change     `json:"changes"`
			Beyond  []schema.Unmodelled `json:"unmodelled"`
			Filters *leftOut            `json:"filters,omitempty"`
			Sizes   sizesUsed           `json:"sizes"`
			Locks   []render.Held       `json:"locks"`
		}{cmp.fromName, cmp.toName, lines, orEmpty(cmp.unmodelled), cmp.filters, cmp.sizes, render.Locks(cmp.parts)})
	} else {
		a.printDiff(s, cmp, lines)
	}
	if err == nil && c.Bool("sql") && !s.JSON {
		for _, script := range scripts {
			fmt.Fprintf(a.stdout, "\n%s", script.Up.Text())
		}
	}
	if err == nil && c.Bool("exit-code") && len(lines) > 0 {
		return &exit{code: exitDiffers}
	}
	return err
}

func (a *app) printDiff(s settings, cmp *comparison, lines []report.Change) {
	p := a.printer(s)
	if len(lines) == 0 {
		if !s.Quiet {
			fmt.Fprintf(p.out, "%s and %s agree.\n", cmp.fromName, cmp.toName)
		}
		return
	}
	fmt.Fprintf(p.out, "%s  →  %s\n\n", cmp.fromName, cmp.toName)
	p.lines(lines)
	p.sizes(cmp.sizes)
	p.locks(render.Locks(cmp.parts))
	unsafe := 0
	for _, l := range lines {
		if l.Unsafe {
			unsafe++
		}
	}
	fmt.Fprintf(p.out, "\n%s: %d can be undone, %d cannot. Nothing was written.\n", plural(len(lines), "change"), len(lines)-unsafe, unsafe)
	if !s.Quiet {
		fmt.Fprintln(p.out, "To write the migration: pawl generate NAME")
	}
}
