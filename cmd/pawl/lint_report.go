package main

import (
	"pawl/internal/lint"
	"pawl/render/report"
	"pawl/schema/parse"
)

func placedAt(e *parse.Error) report.Placed {
	return report.Placed{File: e.Pos.File, Line: e.Pos.Line, Column: e.Pos.Column, Message: e.Message}
}

// lintReport is the result for reports, and for JSON.
func lintReport(inputs []lint.Input, result lint.Result) *report.Findings {
	out := &report.Findings{Version: version, Files: countFiles(inputs), Statements: result.Statements, Findings: []report.Finding{}, Errors: []report.Placed{}}
	for _, f := range result.Findings {
		r := f.Rule
		out.Findings = append(out.Findings, report.Finding{Placed: placedAt(f.Place), Code: r.Code, Rule: r.Name, Severity: string(f.Severity),
			Subject: f.What, Down: f.Down, Why: r.Why, Instead: r.Instead, Manual: r.Page(), Excerpt: redact(f.Place.Excerpt)})
	}
	for _, b := range result.Broken {
		out.Errors = append(out.Errors, placedAt(b))
	}
	return out
}
