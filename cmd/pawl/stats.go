package main

import (
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"pawl/internal/state"
)

func statsCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:  "stats",
		Usage: "print about how large the tables of the live database are, for --online by-size",
		Description: "Take them where the migrations will run: pawl stats --db URL > stats.json. It reads catalogs only, locks no table, and prints no\n" +
			"data: names, estimated rows and bytes. A table that was never analysed is of unknown size, and counts as large.\n" +
			"docs/stats.md describes the JSON.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "db", Usage: "`URL` of the live database, which is only read"},
			&cli.StringFlag{Name: "config", Usage: "`FILE` with settings (default: pawl.yaml)"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "no notes, only errors"},
		},
		Action: func(c *cli.Context) error { return a.stats(c) },
	}
}

func (a *app) stats(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if c.NArg() > 0 {
		return fmt.Errorf("stats takes no arguments, only flags; got %q", c.Args().Slice())
	}
	known, err := state.Statistics(c.Context, s.DB, a.now().UTC().Truncate(time.Second))
	if err != nil {
		return err
	}
	unknown := 0
	for _, t := range known.Tables {
		if !t.IsKnown() {
			unknown++
		}
	}
	if unknown > 0 {
		a.note(s, "%d of %s of unknown size: ANALYZE tells", unknown, plural(len(known.Tables), "table"))
	}
	return a.json(known)
}
