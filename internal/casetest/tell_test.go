package casetest

import (
	"strings"

	"pawl/plan"
	"pawl/render"
)

// statementsOf are the statements of a part, with a line where it begins.
func statementsOf(parts []plan.Part, i int) []string {
	texts := render.Statements(parts[i].Up)
	if i > 0 && parts[i].Phase != parts[i-1].Phase {
		texts[0] = "-- " + string(parts[i].Phase) + "\n" + texts[0]
	} else if i > 0 {
		texts[0] = "--\n" + texts[0]
	}
	return texts
}

// aboutBodies tells what is said of the bodies of routines, on the way there and back.
func aboutBodies(parts []plan.Part) string {
	var b strings.Builder
	for _, l := range render.Summary(parts) {
		if note := l.Note(); note != "" {
			b.WriteString(l.Object + ": " + note + "\n")
		}
	}
	for _, p := range parts {
		for way, one := range []*plan.Plan{p.Up, p.Down} {
			for _, u := range one.Unchecked() {
				b.WriteString([]string{"up", "down"}[way] + " does not check " + u.ID.String() + ": " + u.Why + "\n")
			}
		}
	}
	return b.String()
}
