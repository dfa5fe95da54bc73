package render

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
)

// structure is a script that brings back what a migration removed for good, without the data; it is empty if there is nothing
// to bring back but data. What must be committed before the rest can use it, like a label, has a transaction of its own.
func structure(p plan.Part, s Settings, title string, unsafe []string) string {
	var first, rest []plan.Step
	for _, step := range p.Down.Structural() {
		if c, ok := changeOf(step); ok && c.Op == diff.Alter && c.Commits() {
			first = append(first, step)
		} else {
			rest = append(rest, step)
		}
	}
	if len(unsafe) == 0 || len(first)+len(rest) == 0 {
		return ""
	}
	way := *p.Down
	way.Alone = way.Alone && len(first)+len(rest) == 1
	text := ""
	for i, steps := range [][]plan.Step{first, rest} {
		if len(steps) == 0 {
			continue
		}
		asked := way
		if i == 0 {
			asked.Steps = withoutThoseOn(&way, first)
		}
		w := newWriter(&way)
		w.guards(&way, slices.Concat(guards(&way), obstacles(&asked)))
		w.write(steps)
		text += body(s, &way, w, "").Text()
	}
	return title + " · structure only\n" +
		"-- What stands here brings back the structure WITHOUT THE DATA: " + oneLine(strings.Join(unsafe, "; ")) + ".\n" +
		"-- No client runs it, and none takes the migration for undone by it. By hand: psql -v ON_ERROR_STOP=1 -f FILE\n" +
		"-- What rows have no values for is left out, with a warning.\n" + text
}

// withoutThoseOn are the steps of a plan but for those that need what others commit first: nothing can be asked about them before.
func withoutThoseOn(p *plan.Plan, first []plan.Step) []plan.Step {
	return slices.DeleteFunc(slices.Clone(p.Steps), func(s plan.Step) bool {
		uses := p.Named().Uses(s.Object().ID())
		return slices.ContainsFunc(first, func(f plan.Step) bool { return slices.Contains(uses, f.Object().ID()) })
	})
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
