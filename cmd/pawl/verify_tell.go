package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"pawl/render/report"
)

// tell says what was proven, and asks for an exit code if something was not.
func (v *verifier) tell(list []report.Proof) error {
	failed := 0
	for _, p := range list {
		if !p.Proven {
			failed++
		}
	}
	switch {
	case v.JSON:
		if err := v.json(struct {
			Of      string         `json:"of"`
			Proven  bool           `json:"proven"`
			Results []report.Proof `json:"results"`
		}{v.title, failed == 0, orEmpty(list)}); err != nil {
			return err
		}
	case len(list) == 0 && !v.Quiet:
		fmt.Fprintf(v.stdout, "%s: nothing to prove.\n", v.title)
	case !v.Quiet || failed > 0:
		v.print(list)
	}
	if failed > 0 {
		return &exit{code: exitRefused}
	}
	return nil
}

func (v *verifier) print(list []report.Proof) {
	p := v.printer(v.settings)
	if !v.Quiet {
		fmt.Fprintf(p.out, "%s\n\n", v.title)
	}
	width := 0
	for _, one := range list {
		for _, m := range one.Migrations {
			width = min(max(width, utf8.RuneCountInString(m.Name)), 60)
		}
	}
	for _, one := range list {
		if !v.Quiet || !one.Proven {
			p.proven(one, width)
		}
	}
	if !v.Quiet {
		p.sum(list)
	}
}

// proven prints one result: its migrations, then what does not hold.
func (p *printer) proven(one report.Proof, width int) {
	for _, m := range one.Migrations {
		verdict := p.paint("32", "proven") + "  " + m.WayBack()
		if !one.Proven {
			verdict = p.paint("31", "NOT proven")
		}
		fmt.Fprintf(p.out, "  %s  %s  %s\n", pad(m.Name, width), pad(m.Phase, 8), verdict)
	}
	for _, f := range one.Failures {
		fmt.Fprintf(p.out, "    %s\n", strings.ReplaceAll(strings.TrimRight(f, "\n"), "\n", "\n      "))
	}
	for _, r := range one.Remarks() {
		fmt.Fprintf(p.out, "    %s\n", r)
	}
}

// sum prints what was covered, and what was not.
func (p *printer) sum(list []report.Proof) {
	all := report.Together(list)
	answer := p.paint("32", "Proven")
	if !all.Proven {
		answer = p.paint("31", "NOT proven")
	}
	said := append([]string{answer + all.With()}, all.Checks()...)
	fmt.Fprintf(p.out, "\n%s. (%s)\n", strings.Join(said, "; "), took(all))
	p.uncovered(all)
}

func took(p report.Proof) time.Duration {
	return time.Duration(p.Seconds * float64(time.Second)).Round(100 * time.Millisecond)
}

// uncovered names the tables that were proven without rows.
func (p *printer) uncovered(of report.Proof) {
	for i, u := range of.Uncovered {
		if i == 0 {
			fmt.Fprintln(p.out, "Not covered, because no row was found that PostgreSQL takes:")
		}
		fmt.Fprintf(p.out, "  %s  %s\n", u.Table, u.Why)
	}
}
