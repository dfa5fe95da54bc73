package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"pawl/diff"
	"pawl/internal/state"
	"pawl/render"
	"pawl/schema"
)

// A drop and a create that look like a rename are never taken for one, and never passed over either: on a terminal
// generate asks; elsewhere it refuses what nothing but the name tells apart where data is at stake, and names the annotations
// that settle it.

func noRenamesFlag() cli.Flag {
	return &cli.BoolFlag{Name: "no-renames", Usage: "what is gone and what is new were never the same, however alike they are"}
}

// onRename is asked which of what looks like a rename is one.
type onRename func(*comparison, []diff.Candidate) ([]diff.Candidate, error)

// isTerminal says that a person can be asked.
func (a *app) isTerminal() bool {
	if a.talks != nil {
		return a.talks()
	}
	for _, f := range []any{a.stdin, a.stdout} {
		if file, ok := f.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
			return false
		}
	}
	return true
}

// settleRenames is what generate does about them.
func (a *app) settleRenames(ctx context.Context, s settings) onRename {
	switch {
	case s.Renames == "ignore":
		return nil
	case !a.isTerminal() || s.JSON || s.Quiet || slices.Contains(s.Schema, "-"):
		return func(cmp *comparison, list []diff.Candidate) ([]diff.Candidate, error) {
			return nil, a.refuseRenames(ctx, s, cmp, list)
		}
	}
	lines := readLines(a.stdin)
	return func(cmp *comparison, list []diff.Candidate) ([]diff.Candidate, error) {
		return a.askRenames(ctx, lines, cmp, list)
	}
}

// noteRenames mentions them, which is what diff does.
func (a *app) noteRenames(s settings) onRename {
	if s.Renames == "ignore" {
		return nil
	}
	return func(cmp *comparison, list []diff.Candidate) ([]diff.Candidate, error) {
		for _, c := range list {
			a.noteRename(s, cmp, c)
		}
		return nil, nil
	}
}

func (a *app) noteRename(s settings, cmp *comparison, c diff.Candidate) {
	a.note(s, "%s. If it is the same under a new name, write %s", seen(cmp, c), annotation(c))
}

// refuseRenames tells what to write.
func (a *app) refuseRenames(ctx context.Context, s settings, cmp *comparison, list []diff.Candidate) error {
	var text strings.Builder
	for _, c := range list {
		if c.Likeness < diff.Alike || s.From == "db" && !state.Holds(ctx, s.DB, cmp.from, c.From) {
			a.noteRename(s, cmp, c)
			continue
		}
		fmt.Fprintf(&text, "  %s\n      the same under a new name:  %s\n      another one:                -- pawl: new\n", seen(cmp, c), annotation(c))
	}
	if text.Len() == 0 {
		return nil
	}
	return &exit{exitRefused, errors.New("this looks like a rename, and pawl does not guess:\n" + text.String() +
		"Write one or the other at the end of the line that defines it, or say --no-renames. Nothing was written")}
}

// seen tells what was found and where, and what is at stake.
func seen(cmp *comparison, c diff.Candidate) string {
	at := ""
	if place, _, ok := state.FindPlaces(cmp.script, cmp.to, cmp.path).Of(c.To); ok {
		at = fmt.Sprintf("%s:%d: ", place.File, place.Line)
	}
	lost := diff.Change{Op: diff.Drop, From: c.From}.Loses()
	if len(lost) == 0 {
		return fmt.Sprintf("%s%s is new, and %s is gone", at, c.To.ID(), c.From.ID().Label())
	}
	return fmt.Sprintf("%s%s is new, and %s is gone with %s", at, c.To.ID(), c.From.ID().Label(), strings.Join(lost, " and "))
}

func annotation(c diff.Candidate) string {
	name := schema.QuoteIdent(c.From.ID().Name)
	if c.From.ID().Kind == schema.LabelKind {
		name = render.Literal(c.From.ID().Name)
	}
	return "-- pawl: renamed from " + name
}

// askRenames asks about one after the other. No answer is a no.
func (a *app) askRenames(ctx context.Context, lines <-chan string, cmp *comparison, list []diff.Candidate) ([]diff.Candidate, error) {
	var accepted []diff.Candidate
	for _, c := range list {
		fmt.Fprintf(a.stdout, "%s.\n", seen(cmp, c))
		yes, err := a.ask(ctx, lines, "Is it the same under a new name? [y/N] ")
		if err != nil {
			return nil, err
		}
		if yes {
			fmt.Fprintf(a.stdout, "Then it is renamed. In the file it would be: %s\n", annotation(c))
			accepted = append(accepted, c)
		}
	}
	return accepted, nil
}

// ask puts a question until the answer is one.
func (a *app) ask(ctx context.Context, lines <-chan string, question string) (yes bool, err error) {
	for {
		fmt.Fprint(a.stdout, question)
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case line, ok := <-lines:
			switch strings.ToLower(strings.TrimSpace(line)) {
			case "y", "yes":
				return true, nil
			case "n", "no":
				return false, nil
			case "":
				if !ok {
					fmt.Fprintln(a.stdout)
				}
				return false, nil
			}
		}
	}
}

// readLines reads ahead, so that a question can be given up while nobody answers.
func readLines(from io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(from); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	return lines
}
