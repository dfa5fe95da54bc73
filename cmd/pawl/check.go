package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/diff"
	"pawl/plan"
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
	cmp, err := a.compare(c.Context, s, nil, nil)
	if err != nil {
		return err
	}
	list := sorted(drifts(cmp))
	held, err := s.heldBack(cmp)
	if err != nil {
		return err
	}
	if len(held) > 0 {
		list = nil
	}
	if s.JSON {
		if err := a.json(struct {
			From    string              `json:"from"`
			To      string              `json:"to"`
			Agree   bool                `json:"agree"`
			Held    []string            `json:"held_back,omitempty"` // contract files that are not applied yet
			Differ  []drift             `json:"differences"`
			Beyond  []schema.Unmodelled `json:"unmodelled"`
			Filters *leftOut            `json:"filters,omitempty"`
		}{cmp.fromName, cmp.toName, len(list) == 0, held, orEmpty(list), orEmpty(cmp.unmodelled), cmp.filters}); err != nil {
			return err
		}
	} else {
		a.printCheck(s, cmp, list, held)
	}
	if len(list) > 0 {
		return &exit{code: exitDiffers}
	}
	return nil
}

// heldBack lists the files that lead from the live database to the desired state, if they are those of contract phases and
// nothing else is left to apply: until no code uses the old names any more, the database is as it should be.
func (s settings) heldBack(cmp *comparison) ([]string, error) {
	if s.From != "db" || len(cmp.parts) == 0 {
		return nil, nil
	}
	files, err := s.migrations()
	if err != nil {
		return nil, err
	}
	from, to := diff.Fingerprint(cmp.from), diff.Fingerprint(cmp.to)
	var list []string
	for i := len(files) - 1; i >= 0 && files[i].To == to && files[i].Phase == string(plan.PhaseContract); i-- {
		list = append([]string{filepath.Base(files[i].Up)}, list...)
		if to = files[i].From; to == from {
			return list, nil
		}
	}
	return nil, nil
}

func (a *app) printCheck(s settings, cmp *comparison, list []drift, held []string) {
	p := a.printer(s)
	if len(list) == 0 {
		if !s.Quiet {
			until := ""
			if len(held) > 0 {
				until = " but for what is held back: " + strings.Join(held, ", ")
			}
			fmt.Fprintf(p.out, "%s and %s agree%s.\n", cmp.fromName, cmp.toName, until)
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
