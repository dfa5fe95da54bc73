package render

import (
	"slices"
	"strings"

	"pawl/plan"
)

// structure is a script that brings back what a migration removed for good, without the data; ok is false if there is nothing
// to bring back but data.
func structure(p plan.Part, s Settings, unsafe []string) (b Body, ok bool) {
	steps := p.Down.Structural()
	if len(unsafe) == 0 || len(steps) == 0 {
		return b, false
	}
	way := *p.Down
	way.Alone = way.Alone && len(steps) == 1
	w := newWriter(&way)
	w.guards(&way, slices.Concat(guards(&way), obstacles(&way)))
	w.write(steps)
	b = body(s, &way, w, "")
	b.Head = "-- What stands here brings back the structure WITHOUT THE DATA: " + oneLine(strings.Join(unsafe, "; ")) + ".\n" +
		"-- No client runs it, and none takes the migration for undone by it. By hand: psql -v ON_ERROR_STOP=1 -f FILE\n" +
		"-- What rows have no values for is left out, with a warning.\n"
	return b, true
}

// try has the statements since a number of them fail without harm where rows have no values for what they make, or where
// something is missing that was tried before.
func (w *writer) try(s plan.Step, since int) {
	if len(w.statements) == since {
		return
	}
	inside := strings.Join(w.statements[since:], ";\n")
	w.statements = w.statements[:since]
	w.kw("DO ").expr(Dollar("\nBEGIN\n    " + indented(inside, 4) + ";\n" +
		"EXCEPTION WHEN integrity_constraint_violation OR invalid_foreign_key OR grouping_error OR undefined_object\n" +
		"    OR object_not_in_prerequisite_state THEN\n    RAISE WARNING USING MESSAGE = " +
		Literal("left out, as the data is gone: "+s.Object().ID().String()+": ") + " || SQLERRM;\nEND\n")).end()
}
