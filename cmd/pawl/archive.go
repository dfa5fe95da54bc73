package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"pawl/internal/state"
	"pawl/schema"
	"pawl/schema/parse"
	"pawl/schema/stats"
)

func archiveCommand(a *app) *cli.Command {
	flags := flagsNamed("db", "config", "json", "quiet", "no-color")
	return &cli.Command{
		Name:        "archive",
		Usage:       "list what was archived instead of being dropped, or remove it for good",
		Description: "With drops: archive in pawl.yaml, or --drops archive, migrations keep aside what they would drop. See docs/archive.md.",
		Subcommands: []*cli.Command{
			{
				Name:   "list",
				Usage:  "print what is archived, where it belongs, and since when; reads only",
				Flags:  flags,
				Action: func(c *cli.Context) error { return a.archiveList(c) },
			},
			{
				Name:      "purge",
				Usage:     "remove what is archived for good: the only command that writes to the live database",
				ArgsUsage: "[NAME...]",
				Description: "Without a NAME, as archive list prints it, all of it goes. It prints what that is, and asks on a terminal; elsewhere it wants --yes.\n" +
					"From then on the way back of the migrations that archived it fails.",
				Flags: append(slices.Clone(flags),
					&cli.StringFlag{Name: "older-than", Usage: "only what was archived longer than `TIME` ago: 30d, 12h"},
					&cli.BoolFlag{Name: "yes", Usage: "do not ask"},
					&cli.BoolFlag{Name: "sql", Usage: "print the SQL instead of executing it"},
					&cli.StringFlag{Name: "lock-timeout", Usage: "how long a statement waits for a lock, as PostgreSQL's `lock_timeout` (default: 2s)"},
				),
				Action: func(c *cli.Context) error { return a.archivePurge(c) },
			},
		},
	}
}

func (a *app) archiveList(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if c.NArg() > 0 {
		return fmt.Errorf("archive list takes no arguments, only flags; got %q", c.Args().Slice())
	}
	list, err := state.Archive(c.Context, s.DB)
	if err != nil {
		return err
	}
	if s.JSON {
		return a.json(orEmpty(list))
	}
	a.printArchive(s, list)
	return nil
}

// printArchive prints a line for each object.
func (a *app) printArchive(s settings, list []state.Kept) {
	p := a.printer(s)
	if len(list) == 0 {
		if !s.Quiet {
			fmt.Fprintln(p.out, "Nothing is archived.")
		}
		return
	}
	widths := [2]int{}
	for _, k := range list {
		widths[0], widths[1] = max(widths[0], len(kindAndName(k))), max(widths[1], len(k.As))
	}
	for _, k := range list {
		line := []string{pad(kindAndName(k), widths[0]), "as " + pad(k.As, widths[1])}
		if when := k.When(); !when.IsZero() {
			line = append(line, "since "+when.Format("2006-01-02 15:04"))
		}
		if k.Migration != "" {
			line = append(line, "by "+k.Migration)
		}
		if k.Kind != schema.KindSequence {
			line = append(line, stats.Words(schema.TableSize{Rows: k.Rows, Bytes: k.Bytes, TotalBytes: k.Bytes}))
		}
		fmt.Fprintln(p.out, strings.Join(line, "  "))
	}
}

func kindAndName(k state.Kept) string { return string(k.Kind) + " " + k.Of() }

func (a *app) archivePurge(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	list, err := state.Archive(c.Context, s.DB)
	if err != nil {
		return err
	}
	if list, err = a.chosen(c, list); err != nil {
		return err
	}
	if c.Bool("sql") {
		if len(list) > 0 {
			fmt.Fprint(a.stdout, "BEGIN;\n"+state.PurgeSQL(lockTimeout(s), list)+"COMMIT;\n")
		}
		return nil
	}
	a.printArchive(s, list)
	if len(list) == 0 {
		return nil
	}
	if err := a.agree(c, s, len(list)); err != nil {
		return err
	}
	if err := state.Purge(c.Context, s.DB, lockTimeout(s), list); err != nil {
		return err
	}
	if !s.Quiet {
		fmt.Fprintf(a.stdout, "%s removed for good.\n", plural(len(list), "object"))
	}
	return nil
}

// agree has a person say yes, or the flag that stands for it.
func (a *app) agree(c *cli.Context, s settings, n int) error {
	if c.Bool("yes") {
		return nil
	}
	if !a.isTerminal() || s.Quiet || s.JSON {
		return &exit{exitRefused, errors.New("this removes it for good, and nobody is here to be asked: say --yes. Nothing was removed")}
	}
	yes, err := a.ask(c.Context, readLines(a.stdin), fmt.Sprintf("Remove %s for good? No down file brings it back then. [y/N] ", plural(n, "object")))
	if err == nil && !yes {
		err = &exit{exitRefused, errors.New("nothing was removed")}
	}
	return err
}

// chosen are the objects that the user named, and that are old enough.
func (a *app) chosen(c *cli.Context, list []state.Kept) ([]state.Kept, error) {
	age, err := parseAge(c.String("older-than"))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, k := range list {
		names = append(names, k.Of(), k.As)
	}
	for _, name := range c.Args().Slice() {
		if slices.Contains(names, strings.TrimPrefix(name, "public.")) || slices.Contains(names, name) {
			continue
		}
		hint := "pawl archive list prints what is"
		if near := parse.Nearest(name, names); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return nil, fmt.Errorf("nothing of the name %q is archived: %s", name, hint)
	}
	return slices.DeleteFunc(list, func(k state.Kept) bool {
		isNamed := slices.ContainsFunc(c.Args().Slice(), func(name string) bool { return strings.TrimPrefix(name, "public.") == k.Of() || name == k.As })
		isYoung := age > 0 && (k.When().IsZero() || a.now().Sub(k.When()) < age)
		return c.NArg() > 0 && !isNamed || isYoung
	}), nil
}

// parseAge reads a time like 30d or 12h; nothing is none.
func parseAge(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	if days, ok := strings.CutSuffix(text, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n > 0 {
			return time.Duration(n) * 24 * time.Hour, nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return d, nil
	}
	return 0, fmt.Errorf("--older-than %q: a time like 30d or 12h is wanted", text)
}
