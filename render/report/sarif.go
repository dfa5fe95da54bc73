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
	{"not-proven", "Something that is said of the migration does not hold in a scratch server, or could not be tried there."},
	{"not-covered", "The migration was proven without rows in a table."},
	{"edited", "A file was edited since it was proven."},
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
	for _, p := range r.Proofs {
		addProof(run, p)
	}
	return sarif.NewReport().AddRun(run)
}

// addProof adds a result for each claim that does not hold, at the first of the files.
func addProof(run *sarif.Run, p Proof) {
	add := func(rule, level, text, path string) {
		result := run.CreateResultForRule(rule).WithLevel(level).WithMessage(sarif.NewTextMessage(text))
		if path != "" {
			result.AddLocation(Placed{File: path}.location())
		}
	}
	first := ""
	if len(p.Migrations) > 0 {
		first = p.Migrations[0].Path
	}
	if p.NotMade != "" {
		add("not-proven", p.Level(), p.Answer(), first)
	}
	for _, f := range p.Failures {
		add("not-proven", "error", f, first)
	}
	for _, u := range p.Uncovered {
		add("not-covered", "note", u.Table+" was proven without rows: "+u.Why, first)
	}
	for _, m := range p.Migrations {
		for _, name := range m.Edited {
			add("edited", "warning", name+" was edited since it was proven", m.Path)
		}
	}
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
