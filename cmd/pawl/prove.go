package main

import (
	"context"

	"pawl/internal/pgclient"
	"pawl/internal/proof"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/render"
	"pawl/render/report"
	"pawl/schema"
)

// touched is what a migration that was planned is about.
func (cmp *comparison) touched() *proof.Touched { return proof.Touch(cmp.parts, cmp.from, cmp.to) }

// plannedProof proves a migration that was planned. files are how it is written, if it is.
func (v *verifier) plannedProof(ctx context.Context, cmp *comparison, touched *proof.Touched, scripts []render.Script, files []migrate.File) (report.Proof, error) {
	j := proof.Planned(touched, cmp.parts, scripts, files, v.rows)
	p, err := v.prove(ctx, j, func() (*schema.Catalog, error) { return touched.From, nil }, cmp.from.Major)
	p.Goal = cmp.toName
	return p, err
}

// prove proves a journey on the scratch server. before gives the state that it starts from, if rows of the live database are asked for.
func (v *verifier) prove(ctx context.Context, j proof.Journey, before func() (*schema.Catalog, error), major int) (report.Proof, error) {
	server, err := v.source.Running(ctx, major)
	if err != nil {
		return report.Proof{}, err
	}
	j.Rows = v.rows
	var missing []report.Uncovered
	if v.live {
		cat, err := before()
		if err != nil {
			return report.Proof{}, err
		}
		if missing, err = v.taken(ctx, &j, cat); err != nil {
			return report.Proof{}, err
		}
	}
	j.Source = &state.Source{Scratch: v.source.Scratch, Privileges: "manage", Owners: v.Owners == "manage", Roles: v.Roles == "manage"}
	account, err := proof.Prover{Server: server, Observe: observer(ctx, server)}.Travel(ctx, j)
	if err != nil {
		return report.Proof{}, err
	}
	p, err := told(j.Moves, account)
	if v.live {
		p.Sample = &report.Sample{Rows: account.Given, Mended: account.Mended, Dropped: account.Dropped, Unfit: account.GivenUnfit, Missing: orEmpty(missing)}
	}
	return p, err
}

// told is an account as reports have it.
func told(moves []proof.Move, a *proof.Account) (report.Proof, error) {
	p := report.Proof{Proven: a.IsProven(), Rows: a.Rows - a.Given, Tables: a.Tables, Uncovered: []report.Uncovered{}, Locks: a.Locks, Written: a.Written,
		Unfit: a.Unfit, HalfWay: a.HalfWay, Careful: a.Careful, Failures: a.Failures, Version: a.Version, Observed: a.Observed, Seconds: a.Time.Seconds()}
	for _, u := range a.Uncovered {
		p.Uncovered = append(p.Uncovered, report.Uncovered(u))
	}
	for i, m := range moves {
		one := report.ProofMove{Name: m.Name, Return: string(a.Returns[i]), Phase: m.File.Phase, Unsafe: m.Unsafe()}
		if m.Script != nil {
			one.Phase = string(m.Script.Phase)
		} else {
			one.Path = m.File.Up
			var err error
			if one.Edited, err = m.File.Edited(); err != nil {
				return p, err
			}
		}
		p.Migrations = append(p.Migrations, one)
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
