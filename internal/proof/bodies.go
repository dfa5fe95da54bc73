package proof

import (
	"strings"

	"pawl/plan"
	"pawl/render"
)

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
