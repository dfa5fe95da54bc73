package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"pawl/internal/proof"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/render"
	"pawl/render/report"
)

// usualRows is how many rows a table gets unless told otherwise.
const usualRows = 5

func verifyCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "prove migrations with generated rows in a scratch server: there, back, and there again",
		ArgsUsage: "[FILE…]",
		Description: "Without files it proves the migration that generate would write now. With files, or --all, or --pending, it proves those in\n" +
			"--dir, each on top of what the files before it produce, as they are written: edits by hand are found out.\n\n" +
			"It fills the tables with rows that their constraints take, applies the migration, and looks whether it leads where it says and\n" +
			"values that should stay are there; takes it back, and looks whether schema and rows are those from before, or whether it refuses\n" +
			"as it must and leaves everything as it is; applies it again; writes rows as new code would, and looks whether the way back\n" +
			"loses any of them. Tables that could not be filled are named. Nothing is written, and the live database is only read.\n" +
			"See docs/verify.md.\n\n" +
			"Exit codes: 0 proven, or nothing to prove · 1 error · 3 not proven",
		Flags: append(commonFlags(),
			&cli.IntFlag{Name: "rows", Value: usualRows, Usage: "how many rows each table gets: `N`; 0 for none"},
			&cli.BoolFlag{Name: "sample-live", Usage: "begin with rows of the live database, --rows of each table (default: 50) and those that they refer to, with other texts in them; it is only read"},
			&cli.BoolFlag{Name: "all", Usage: "prove all files in --dir"},
			&cli.BoolFlag{Name: "pending", Usage: "prove the files in --dir that the live database lacks"},
			&cli.StringFlag{Name: "lock-timeout", Usage: "how long a statement waits for a lock (default: 2s)", Hidden: true},
			noRenamesFlag(),
			reportFlag(),
		),
		Action: func(c *cli.Context) error { return a.verify(c) },
	}
}

func (a *app) verify(c *cli.Context) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if err := checkReports(c); err != nil {
		return err
	}
	rows := c.Int("rows")
	if rows < 0 || rows > 1000 {
		return fmt.Errorf("--rows %d: it is a number from 0 to 1000", rows)
	}
	live := c.Bool("sample-live")
	switch {
	case live && s.DB == "":
		return fmt.Errorf("--sample-live: %w", state.ErrNoDatabase)
	case live && !c.IsSet("rows"):
		rows = sampledRows
	}
	source := s.source()
	defer func() { err = errors.Join(err, source.Close()) }()
	v := verifier{app: a, settings: s, source: source, rows: rows, live: live}
	var list []report.Proof
	if c.NArg() > 0 || c.Bool("all") || c.Bool("pending") {
		list, err = v.files(c)
	} else {
		list, err = v.next(c.Context)
	}
	if err != nil {
		return err
	}
	if err := v.reportProofs(c, list); err != nil {
		return err
	}
	return v.tell(list)
}

// verifier is what proofs have in common.
type verifier struct {
	*app
	settings
	source *state.Source
	rows   int
	live   bool   // rows of the live database are there before
	title  string // from where to where

	cmp     *comparison // what was planned; nil where files are proven
	scripts []render.Script
	tried   []migrate.File // where files are proven
}

// next proves the migration that generate would write.
func (v *verifier) next(ctx context.Context) ([]report.Proof, error) {
	moves, err := v.newData(v.settings)
	if err != nil {
		return nil, err
	}
	if v.cmp, err = v.compareWith(ctx, v.settings, v.source, v.noteRenames(v.settings), moves); err != nil {
		return nil, err
	}
	v.title = v.cmp.fromName + "  →  " + v.cmp.toName
	if len(v.cmp.parts) == 0 {
		return nil, nil
	}
	v.scripts = render.Scripts(v.cmp.parts, render.Settings{Version: version, Name: "verify", LockTimeout: lockTimeout(v.settings), Texts: v.fingerprints(), Batch: proof.Batch})
	one, err := v.plannedProof(ctx, v.cmp, v.cmp.touched(), v.scripts, nil)
	if err != nil {
		return nil, fmt.Errorf("proving: %w", err)
	}
	return []report.Proof{one}, nil
}
