package report

import (
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// asJSON is the report as it is.
func asJSON(w io.Writer, r *Report) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// The parts of SARIF 2.1.0 that are used (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
)

// The rules of SARIF results, by what a reviewer should mind.
var sarifRules = []sarifRule{
	{"unsafe-to-undo", sarifText{"The change cannot be undone: something is lost."}},
	{"rows-in-the-way", sarifText{"Rows of the live database stand in the way of the change."}},
	{"breaks-running-code", sarifText{"Code that was written for the schema before does not go on working."}},
	{"change", sarifText{"The change can be undone, and code goes on working."}},
}

// ruleOf is the first rule that a change is a result of.
func ruleOf(c Change) string {
	switch {
	case c.Unsafe:
		return sarifRules[0].ID
	case c.Level() == "error":
		return sarifRules[1].ID
	case c.Level() == "warning":
		return sarifRules[2].ID
	}
	return sarifRules[3].ID
}

// sarif is for code scanning: a result for each change, at its line of the desired schema.
func sarif(w io.Writer, r *Report) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{"pawl", r.Version, sarifRules}}, Results: []sarifResult{}}
	for _, c := range r.Changes {
		result := sarifResult{RuleID: ruleOf(c), Level: c.Level(), Message: sarifText{message(c)}}
		if c.File != "" {
			result.Locations = []sarifLocation{{sarifPhysical{sarifArtifact{filepath.ToSlash(c.File)}, sarifRegion{max(c.Row, 1), max(c.Column, 1)}}}}
		}
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
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
