package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"pawl/internal/proof"
)

// wayBack says in words what came of a way back.
var wayBack = map[proof.Return]string{
	proof.Undone:  "undone exactly",
	proof.Refuses: "refuses to be undone, as it must",
	proof.InWay:   "undone exactly without rows; with the generated ones it refuses",
	proof.OneWay:  "has no way back",
	proof.Unknown: "way back not tried",
	proof.Stopped: "way back not reached: a later one refuses",
}

// tell says what was proven, and asks for an exit code if something was not.
func (v *verifier) tell(list []proven) error {
	failed := 0
	for _, p := range list {
		if !p.Proven {
			failed++
		}
	}
	switch {
	case v.JSON:
		if err := v.json(struct {
			Of      string   `json:"of"`
			Proven  bool     `json:"proven"`
			Results []proven `json:"results"`
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

func (v *verifier) print(list []proven) {
	p := v.printer(v.settings)
	if !v.Quiet {
		fmt.Fprintf(p.out, "%s\n\n", v.title)
	}
	width := 0
	for _, one := range list {
		for _, m := range one.Moves {
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
func (p *printer) proven(one proven, width int) {
	for _, m := range one.Moves {
		verdict := p.paint("32", "proven") + "  " + wayBack[m.Return]
		if !one.Proven {
			verdict = p.paint("31", "NOT proven")
		}
		fmt.Fprintf(p.out, "  %s  %s  %s\n", pad(m.Name, width), pad(m.Phase, 8), verdict)
	}
	for _, f := range one.Failures {
		fmt.Fprintf(p.out, "    %s\n", strings.ReplaceAll(strings.TrimRight(f, "\n"), "\n", "\n      "))
	}
	if one.Unfit != "" {
		fmt.Fprintf(p.out, "    rows that are there can stop it: %s\n", one.Unfit)
	}
	if one.Proven && strings.HasPrefix(one.Written, "refused: ") {
		fmt.Fprintf(p.out, "    with rows written since: %s\n", one.Written)
	}
	if one.HalfWay != "" {
		fmt.Fprintf(p.out, "    taken back in part, it cannot be applied again as it is: %s\n", one.HalfWay)
	}
}

// sum prints what was covered, and what was not.
func (p *printer) sum(list []proven) {
	rows, tables, locks, seconds, failed, dumped := 0, 0, 0, 0.0, 0, false
	seen := map[string]bool{}
	var uncovered []string
	for _, one := range list {
		rows, tables, locks, seconds = rows+one.Rows, max(tables, one.Tables), locks+one.Locks, seconds+one.Seconds
		dumped = dumped || one.Observed
		if !one.Proven {
			failed++
		}
		for _, u := range one.Uncovered {
			if !seen[u.Table] {
				seen[u.Table] = true
				uncovered = append(uncovered, u.Table+"  "+u.Why)
			}
		}
	}
	answer, what, dump := p.paint("32", "Proven"), "are those declared", "saw the same"
	if failed > 0 {
		answer, what, dump = p.paint("31", "NOT proven"), "were compared", "looked as well"
	}
	also := ""
	if locks > 0 {
		also = fmt.Sprintf("; the locks of %s %s", plural(locks, "step"), what)
	}
	if dumped {
		also += "; pg_dump " + dump
	}
	fmt.Fprintf(p.out, "\n%s on PostgreSQL %s with %s in %s%s. (%s)\n", answer, list[0].Version, plural(rows, "generated row"), plural(tables, "table"),
		also, time.Duration(seconds*float64(time.Second)).Round(100*time.Millisecond))
	if len(uncovered) > 0 {
		fmt.Fprintf(p.out, "Not covered, because no row was found that PostgreSQL takes:\n  %s\n", strings.Join(uncovered, "\n  "))
	}
}
