package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"pawl/internal/pgclient"
	"pawl/internal/proof"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/render"
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
			&cli.BoolFlag{Name: "all", Usage: "prove all files in --dir"},
			&cli.BoolFlag{Name: "pending", Usage: "prove the files in --dir that the live database lacks"},
			&cli.StringFlag{Name: "lock-timeout", Usage: "how long a statement waits for a lock (default: 2s)", Hidden: true},
			noRenamesFlag(),
		),
		Action: func(c *cli.Context) error { return a.verify(c) },
	}
}

// proven is one journey and what came of it.
type proven struct {
	Moves   []provenMove `json:"migrations"`
	Proven  bool         `json:"proven"`
	Seconds float64      `json:"seconds"`
	*proof.Account
}

// provenMove is one migration of a journey.
type provenMove struct {
	Name   string       `json:"name"`
	Phase  string       `json:"phase,omitempty"`
	Return proof.Return `json:"way_back"`
	Unsafe []string     `json:"unsafe_because,omitempty"`
}

func (a *app) verify(c *cli.Context) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	rows := c.Int("rows")
	if rows < 0 || rows > 1000 {
		return fmt.Errorf("--rows %d: it is a number from 0 to 1000", rows)
	}
	source := s.source()
	defer func() { err = errors.Join(err, source.Close()) }()
	v := verifier{app: a, settings: s, source: source, rows: rows}
	var list []proven
	if c.NArg() > 0 || c.Bool("all") || c.Bool("pending") {
		list, err = v.files(c)
	} else {
		list, err = v.next(c.Context)
	}
	if err != nil {
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
	title  string // from where to where
}

// next proves the migration that generate would write.
func (v *verifier) next(ctx context.Context) ([]proven, error) {
	moves, err := v.newData(v.settings)
	if err != nil {
		return nil, err
	}
	cmp, err := v.compareWith(ctx, v.settings, v.source, v.noteRenames(v.settings), moves)
	if err != nil {
		return nil, err
	}
	v.title = cmp.fromName + "  →  " + cmp.toName
	if len(cmp.parts) == 0 {
		return nil, nil
	}
	scripts := render.Scripts(cmp.parts, render.Settings{Version: version, Name: "verify", LockTimeout: lockTimeout(v.settings), Texts: v.fingerprints(), Batch: proof.Batch})
	one, err := v.prove(ctx, proof.Planned(cmp.from, cmp.to, cmp.parts, scripts, v.rows), cmp.from.Major)
	if err != nil {
		return nil, err
	}
	return []proven{one}, nil
}

// prove proves a journey on the scratch server.
func (v *verifier) prove(ctx context.Context, j proof.Journey, major int) (proven, error) {
	server, err := v.source.Running(ctx, major)
	if err != nil {
		return proven{}, err
	}
	j.Source = &state.Source{Scratch: v.source.Scratch, Privileges: "manage", Owners: v.Owners == "manage", Roles: v.Roles == "manage"}
	account, err := proof.Prover{Server: server, Observe: observer(ctx, server)}.Travel(ctx, j)
	if err != nil {
		return proven{}, fmt.Errorf("proving: %w", err)
	}
	p := proven{Account: account, Proven: account.IsProven(), Seconds: account.Time.Seconds()}
	for i, m := range j.Moves {
		one := provenMove{Name: m.Name, Return: account.Returns[i], Phase: m.File.Phase, Unsafe: m.Unsafe()}
		if m.Script != nil {
			one.Phase = string(m.Script.Phase)
		}
		p.Moves = append(p.Moves, one)
	}
	return p, nil
}

// observer looks with pg_dump, if there is one that can read the server.
func observer(ctx context.Context, server *scratch.Server) proof.Observer {
	dump, _ := pgclient.Newest(ctx, pgclient.Candidates("pg_dump", server.Programs().Dir))
	if dump.Path == "" || dump.Major < server.Major() {
		return nil
	}
	return func(ctx context.Context, db *scratch.Database) (string, error) {
		text, err := dump.Schema(ctx, db.URL())
		return pgclient.Sorted(text), err
	}
}
