package report

import (
	"io"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// sarifRule is a rule of SARIF results: what a reviewer should mind.
type sarifRule struct{ id, words string }

var sarifRules = []sarifRule{
	{"unsafe-to-undo", "The change cannot be undone: something is lost."},
	{"rows-in-the-way", "Rows of the live database stand in the way of the change."},
	{"breaks-running-code", "Code that was written for the schema before does not go on working."},
	{"change", "The change can be undone, and code goes on working."},
}

// ruleOf is the first rule that a change is a result of.
func ruleOf(c Change) string {
	switch {
	case c.Unsafe:
		return sarifRules[0].id
	case c.Level() == "error":
		return sarifRules[1].id
	case c.Level() == "warning":
		return sarifRules[2].id
	}
	return sarifRules[3].id
}

// asSARIF is for code scanning: a result for each change, at its line of the desired schema
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
func asSARIF(w io.Writer, r *Report) error { return inSARIF(r).PrettyWrite(w) }

func inSARIF(r *Report) *sarif.Report {
	run := sarifRun(r.Version)
	for _, rule := range sarifRules {
		run.AddRule(rule.id).WithShortDescription(described(rule.words))
	}
	for _, c := range r.Changes {
		result := run.CreateResultForRule(ruleOf(c)).WithLevel(c.Level()).WithMessage(sarif.NewTextMessage(message(c)))
		if c.File != "" {
			result.AddLocation(Placed{File: c.File, Line: c.Row, Column: c.Column}.location())
		}
	}
	return sarif.NewReport().AddRun(run)
}

func sarifRun(version string) *sarif.Run {
	return sarif.NewRun().WithTool(sarif.NewTool().WithDriver(sarif.NewToolComponent().WithName("pawl").WithVersion(version)))
}

func described(words string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(words)
}

// message is all that is said of a change.
func message(c Change) string {
	list := []string{c.Object + ": " + c.What, "Undo: " + c.Reverse(), "Running code: " + code(c)}
	for _, e := range c.Evidence {
		list = append(list, e.String())
	}
	for _, f := range facts(c) {
		list = append(list, f.name+": "+f.text)
	}
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), ". ") + "."
}
