package casetest

import (
	"strings"

	"pawl/internal/proof"
	"pawl/plan"
	"pawl/render"
)

// texts are what a case expects of a proof.
func texts(r *proof.Result) (up, verdict, refusal string) {
	if r.Refusal != nil {
		return "", "", r.Refusal.Error() + "\n"
	}
	var statements []string
	scripts := render.Scripts(r.Parts, render.Settings{})
	for i := range r.Parts {
		statements = append(statements, statementsOf(r.Parts, i, scripts[i].Up.Statements)...)
	}
	up, verdict = strings.Join(statements, ";\n")+";\n", "safe\n"
	if len(statements) == 0 {
		up = "-- nothing\n"
	}
	if unsafe := r.Unsafe(); len(unsafe) > 0 {
		verdict = strings.Join(unsafe, "\n") + "\n"
	}
	return up, verdict, ""
}

// statementsOf are the statements of a part, with a line where it begins.
func statementsOf(parts []plan.Part, i int, texts []string) []string {
	if i > 0 && parts[i].Phase != parts[i-1].Phase {
		texts[0] = "-- " + string(parts[i].Phase) + "\n" + texts[0]
	} else if i > 0 {
		texts[0] = "--\n" + texts[0]
	}
	return texts
}
