package main

import (
	"pawl/internal/lint"
	"pawl/schema/parse"
)

// lintFinding is a finding in JSON.
type lintFinding struct {
	placed
	Code     string `json:"code"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Subject  string `json:"subject,omitempty"`
	Down     bool   `json:"down,omitempty"`
	Why      string `json:"why"`
	Instead  string `json:"instead"`
	Manual   string `json:"manual"`
}

// placed is a message with its place; lines and columns count from 1, columns in characters.
type placed struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

func placedAt(e *parse.Error) placed { return placed{e.Pos.File, e.Pos.Line, e.Pos.Column, e.Message} }

// lintJSON is all that lint prints as JSON.
type lintJSON struct {
	Files      int           `json:"files"`
	Statements int           `json:"statements"`
	Findings   []lintFinding `json:"findings"`
	Errors     []placed      `json:"errors"`
}

func lintReport(inputs []lint.Input, result lint.Result) lintJSON {
	out := lintJSON{countFiles(inputs), result.Statements, []lintFinding{}, []placed{}}
	for _, f := range result.Findings {
		r := f.Rule
		out.Findings = append(out.Findings, lintFinding{placedAt(f.Place), r.Code, r.Name, string(f.Severity), f.What, f.Down, r.Why, r.Instead, r.Page()})
	}
	for _, b := range result.Broken {
		out.Errors = append(out.Errors, placedAt(b))
	}
	return out
}
