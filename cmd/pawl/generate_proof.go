package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"pawl/internal/proof"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/render/report"
	"pawl/schema"
)

// proofTime is how long generate tries to prove what it is about to write.
const proofTime = 5 * time.Minute

// mostUnasked is how many objects a migration may touch to be proven by default. A proof takes time with each of them, and a limit in
// seconds would have the same input be written differently, with the line on its proof or without.
const mostUnasked = 1000

// prove proves the files in the scratch server, and has them say so. Where something does not hold nothing is written, and what is
// needed to find out why is put into a folder. That no proof can be made here stops nothing.
func (g *generation) prove(c *cli.Context) error {
	if g.Verify == "off" || len(g.scripts) == 0 {
		return nil
	}
	touched := g.cmp.touched()
	if n := touched.Size(); g.Verify == "auto" && n > mostUnasked {
		g.proof = &report.Proof{NotMade: fmt.Sprintf("it touches %d objects, and takes a while to prove; --verify does, and so does pawl verify", n)}
		return nil
	}
	one, err := g.proofOfFiles(c.Context, touched)
	if why, ok := proof.Hindrance(err); ok && c.Context.Err() == nil {
		g.proof = &report.Proof{NotMade: why}
		return nil
	}
	if err != nil {
		return fmt.Errorf("proving the migration: %w", err)
	}
	g.proof = &one
	if !one.Proven {
		return g.refuse(c)
	}
	server, err := g.source.Running(c.Context, 0) // the one that it was proven on
	if err == nil {
		g.draft.laid = migrate.Proven(g.draft.laid, server.Major())
	}
	return err
}

// proofOfFiles proves the migration as clients will get it.
func (g *generation) proofOfFiles(ctx context.Context, touched *proof.Touched) (p report.Proof, err error) {
	dir, err := os.MkdirTemp("", "pawl-")
	if err != nil {
		return p, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	files, err := g.draft.format.Written(dir, g.draft.laid)
	if err != nil {
		return p, err
	}
	if _, err := g.source.Running(ctx, g.cmp.from.Major); err != nil { // it outlives the limit
		return p, err
	}
	ctx, cancel := context.WithTimeout(ctx, proofTime)
	defer cancel()
	return g.plannedProof(ctx, g.cmp, touched, g.scripts, files)
}

// refuse says what does not hold, and where to find all that is needed to find out why.
func (g *generation) refuse(c *cli.Context) error {
	g.draft.pairs = nil
	if err := g.report(c, g.cmp, g.lines, g.scripts, nil, g.proofs()); err != nil {
		return err
	}
	if g.JSON {
		if err := g.tell(); err != nil {
			return err
		}
	}
	var text strings.Builder
	text.WriteString("not proven: tried in a scratch server, the migration does not do what it says. Nothing was written.\n")
	for _, f := range g.proof.Failures {
		fmt.Fprintf(&text, "  %s\n", strings.ReplaceAll(strings.TrimRight(f, "\n"), "\n", "\n    "))
	}
	blame := "This is a mistake in pawl, not in your schema."
	theirs, err := g.written()
	if err != nil {
		return err
	}
	if len(theirs) > 0 {
		blame = "This is a mistake in " + strings.Join(theirs, ", or in ") + ", or in pawl."
	}
	text.WriteString(blame)
	if dir, err := g.reproduce(); err == nil {
		fmt.Fprintf(&text, " All that is needed to find it is in %s/, for a report: definitions and settings, no rows and no passwords.", dir)
	} else {
		fmt.Fprintf(&text, " What is needed to find it could not be written: %v.", err)
	}
	text.WriteString("\nTo write the files all the same: --no-verify")
	return &exit{exitRefused, errors.New(text.String())}
}

// written names the texts of the user's that the migration carries out: it may be they that are wrong.
func (g *generation) written() ([]string, error) {
	var list []string
	for _, p := range g.cmp.parts {
		for _, name := range p.Data {
			list = append(list, "the data migration "+name+" in pawl.yaml")
		}
	}
	hints, _, err := state.Hints(g.cmp.script, g.cmp.from, g.cmp.to, g.cmp.path)
	if err != nil {
		return nil, err
	}
	for _, p := range g.cmp.parts {
		for _, change := range p.Completes {
			for verb, texts := range map[string]map[schema.ID]string{"backfill": hints.Backfill, "using": hints.Using} {
				if _, ok := texts[change.ID()]; ok {
					list = append(list, "what is written after "+verb+" at "+change.ID().String())
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

// proofs are those for a report.
func (g *generation) proofs() []report.Proof {
	if g.proof == nil {
		return nil
	}
	return []report.Proof{*g.proof}
}

// answer prints what came of a proof, if one was tried. How long it took is of interest to those who wait.
func (p *printer) answer(of *report.Proof) {
	if of == nil {
		return
	}
	text := of.Answer()
	if rest, ok := strings.CutPrefix(text, "Proven"); ok {
		text = p.paint("32", "Proven") + rest
	}
	if p.terminal && of.Proven {
		text += fmt.Sprintf(" (%s)", took(*of))
	}
	fmt.Fprintf(p.out, "\n%s\n", text)
	if of.Unfit != "" {
		fmt.Fprintf(p.out, "Rows that are there can stop it: %s\n", of.Unfit)
	}
	p.uncovered(*of)
}
