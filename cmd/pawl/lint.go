package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/internal/lint"
	"pawl/render/report"
	"pawl/schema/parse"
)

func lintCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:      "lint",
		Usage:     "say what the statements of migrations do to a database in use",
		ArgsUsage: "[FILE|DIR]...",
		Description: "Files of any origin, hand-written as well; folders with all that is in them; - for standard input; without any, the folder of --dir.\n" +
			"Whose they are is told by marks in them, or else by --format and their names. --quiet prints a line for each finding.\n" +
			"No database is asked. docs/lint.md lists the rules, which a comment before a statement allows (-- pawl: allow RULE: reason)\n" +
			"and pawl.yaml makes milder or stricter (lint: {RULE: off|note|warning|error}).\n\n" +
			"Exit codes: 0 nothing as bad as --fail-on · 1 error, also in the SQL · 2 there are such findings",
		Flags: append(flagsNamed("dir", "format", "config", "json", "quiet", "no-color"),
			&cli.StringFlag{Name: "server-version", Usage: "major `VERSION` of the server that they are for (default: 15)"},
			reportFlag(),
			&cli.StringFlag{Name: "fail-on", Usage: "from which `SEVERITY` on the exit code is 2: note, warning, error (default: error)"},
		),
		Action: func(c *cli.Context) error { return a.lint(c) },
	}
}

// lint finds, tells, and ends with the exit code that says how bad it is.
func (a *app) lint(c *cli.Context) error {
	s, err := a.settings(c)
	if err == nil {
		err = checkReports(c)
	}
	if err != nil {
		return err
	}
	failOn, err := s.failOn(c.String("fail-on"))
	if err != nil {
		return err
	}
	options, err := s.lintOptions()
	if err != nil {
		return err
	}
	inputs, err := a.lintInputs(s, c.Args().Slice())
	if err != nil {
		return err
	}
	result := lint.Run(inputs, options)
	found := lintReport(inputs, result)
	if err := writeReports(c, found); err != nil {
		return err
	}
	if s.JSON {
		err = a.json(found)
	} else {
		a.tellLint(s, found, result)
	}
	if err != nil {
		return err
	}
	if len(result.Broken) > 0 {
		return &exit{exitError, a.brokenLint(s, result.Broken)}
	}
	for _, f := range result.Findings {
		if f.Severity.AtLeast(failOn) {
			return &exit{exitDiffers, nil}
		}
	}
	return nil
}

// brokenLint is what is said on stderr of SQL that cannot be read; JSON has it already.
func (a *app) brokenLint(s settings, broken []*parse.Error) error {
	if s.JSON {
		return nil
	}
	var list []error
	for _, b := range broken {
		list = append(list, b)
	}
	return errors.Join(list...)
}

// failOn is the severity from which on the exit code says so.
func (s settings) failOn(said string) (lint.Severity, error) {
	known := lint.Severities()[1:]
	switch {
	case said == "":
		return lint.Error, nil
	case !slices.Contains(known, said):
		return "", fmt.Errorf("fail-on: %q is none of %s", said, strings.Join(known, ", "))
	}
	return lint.Severity(said), nil
}

func (s settings) lintOptions() (lint.Options, error) {
	major, err := strconv.Atoi(s.ServerVersion)
	if err != nil || major < 10 {
		return lint.Options{}, fmt.Errorf("server-version: %q is no major version of PostgreSQL, like 15", s.ServerVersion)
	}
	return lint.Options{Levels: s.Lint, Major: major}, nil
}

// tellLint prints for people: how much was found, each finding with its place, and the reasons once for each rule.
func (a *app) tellLint(s settings, found *report.Findings, result lint.Result) {
	p := a.printer(s)
	if !s.Quiet && len(result.Broken) == 0 {
		fmt.Fprintf(p.out, "%s of %s: %s\n", plural(result.Statements, "statement"), plural(found.Files, "file"), cmp.Or(found.Count(), "nothing found"))
	}
	told := map[string]bool{}
	for _, f := range result.Findings {
		p.lintHead(f)
		if !s.Quiet {
			p.lintBody(f, !told[f.Rule.Name])
			told[f.Rule.Name] = true
		}
	}
	if !s.Quiet && len(result.Findings) > 0 {
		fmt.Fprintf(p.out, "\nWhat is meant to be so is allowed by a comment before the statement: -- pawl: allow %s: reason\n", result.Findings[0].Rule.Name)
	}
}

var severityColors = map[lint.Severity]string{lint.Note: "36", lint.Warning: "33", lint.Error: "31"}

func (p *printer) lintHead(f lint.Finding) {
	fmt.Fprintf(p.out, "%s: %s: %s  [%s %s]\n", f.Place.Pos, p.paint(severityColors[f.Severity], string(f.Severity)), f.Place.Message,
		f.Rule.Name, f.Rule.Code)
}

// lintBody prints the place, and the reasons if they were not given before.
func (p *printer) lintBody(f lint.Finding, reasons bool) {
	fmt.Fprintf(p.out, "\n%s\n\n", redact(f.Place.Excerpt))
	if !reasons {
		return
	}
	for _, part := range [][2]string{{"why", f.Rule.Why}, {"instead", f.Rule.Instead}} {
		for i, line := range folded(part[1], 100) {
			label := ""
			if i == 0 {
				label = part[0]
			}
			fmt.Fprintf(p.out, "  %s %s\n", pad(label, 8), line)
		}
	}
	fmt.Fprintf(p.out, "  %s %s\n\n", pad("see", 8), f.Rule.Page())
}

// folded cuts a text at spaces into lines of about a width.
func folded(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+len(word) >= width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}

func countFiles(inputs []lint.Input) int {
	files := map[string]bool{}
	for _, in := range inputs {
		files[in.File] = true
	}
	return len(files)
}
