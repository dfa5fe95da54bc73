package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pawl/schema"
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
	cmp, err := a.compare(c.Context, s, nil)
	if err != nil {
		return err
	}
	list := drifts(cmp)
	if s.JSON {
		if err := a.json(struct {
			From    string              `json:"from"`
			To      string              `json:"to"`
			Agree   bool                `json:"agree"`
			Differ  []drift             `json:"differences"`
			Beyond  []schema.Unmodelled `json:"unmodelled"`
			Filters *leftOut            `json:"filters,omitempty"`
		}{cmp.fromName, cmp.toName, len(list) == 0, list, orEmpty(cmp.unmodelled), cmp.filters}); err != nil {
			return err
		}
	} else {
		a.printCheck(s, cmp, list)
	}
	if len(list) > 0 {
		return &exit{code: exitDiffers}
	}
	return nil
}

func (a *app) printCheck(s settings, cmp *comparison, list []drift) {
	p := a.printer(s)
	if len(list) == 0 {
		if !s.Quiet {
			fmt.Fprintf(p.out, "%s and %s agree.\n", cmp.fromName, cmp.toName)
		}
		return
	}
	fmt.Fprintf(p.out, "%s and %s differ.\n\n", cmp.toName, cmp.fromName)
	width := 0
	for _, d := range list {
		width = min(max(width, len(d.Object)), 60)
	}
	for _, d := range list {
		fmt.Fprintf(p.out, "  %s  %s\n", pad(d.Object, width), d.words(cmp.toName))
		if note := d.Note(); note != "" {
			fmt.Fprintf(p.out, "  %s  %s\n", pad("", width), note)
		}
	}
	if !s.Quiet {
		fmt.Fprintln(p.out, "\nTo change the database:  pawl generate NAME\nTo see what it has:      pawl inspect")
	}
	if a.getenv("GITHUB_ACTIONS") == "true" {
		a.annotate(list, cmp.toName)
	}
}
