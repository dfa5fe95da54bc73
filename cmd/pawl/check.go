package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pawl/render"
)

func checkCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:   "check",
		Usage:  "exit with 2 if the live database and schema.sql differ",
		Flags:  commonFlags(),
		Action: func(c *cli.Context) error { return a.check(c) },
	}
}

func (a *app) check(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if c.NArg() > 0 {
		return fmt.Errorf("check takes no arguments, only flags; got %q", c.Args().Slice())
	}
	cmp, err := a.compare(c.Context, s)
	if err != nil {
		return err
	}
	lines := summary(cmp)
	if s.JSON {
		if err := a.json(struct {
			From   string        `json:"from"`
			To     string        `json:"to"`
			Agree  bool          `json:"agree"`
			Differ []render.Line `json:"differences"`
		}{cmp.fromName, cmp.toName, len(lines) == 0, lines}); err != nil {
			return err
		}
	} else {
		a.printCheck(s, cmp, lines)
	}
	if len(lines) > 0 {
		return &exit{code: exitDiffers}
	}
	return nil
}

func (a *app) printCheck(s settings, cmp *comparison, lines []render.Line) {
	p := a.printer(s)
	if len(lines) == 0 {
		if !s.Quiet {
			fmt.Fprintf(p.out, "%s and %s agree.\n", cmp.fromName, cmp.toName)
		}
		return
	}
	fmt.Fprintf(p.out, "%s and %s differ.\n\n", cmp.toName, cmp.fromName)
	width := 0
	for _, l := range lines {
		width = min(max(width, len(l.Object)), 60)
	}
	for _, l := range lines {
		where := map[string]string{
			"+": "in " + cmp.toName + ", not in the database",
			"-": "in the database, not in " + cmp.toName,
			"~": l.What,
		}[l.Sign]
		fmt.Fprintf(p.out, "  %s  %s\n", pad(l.Object, width), where)
		if note := l.Note(); note != "" {
			fmt.Fprintf(p.out, "  %s  %s\n", pad("", width), note)
		}
	}
	if !s.Quiet {
		fmt.Fprintln(p.out, "\nTo change the database:  pawl generate NAME\nTo see what it has:      pawl inspect")
	}
}
