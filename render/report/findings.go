package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// Findings is what was found in migrations that are there.
type Findings struct {
	Version    string    `json:"-"` // of pawl
	Files      int       `json:"files"`
	Statements int       `json:"statements"`
	Findings   []Finding `json:"findings"`
	Errors     []Placed  `json:"errors"` // what could not be read
}

// Placed is a message with its place; lines and columns count from 1, columns in characters.
type Placed struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

// Place is where it is, as editors understand it.
func (p Placed) Place() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Finding is a place at which a rule holds.
type Finding struct {
	Placed
	Code     string `json:"code"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"` // error, warning or note
	Subject  string `json:"subject,omitempty"`
	Down     bool   `json:"down,omitempty"`
	Why      string `json:"why"`
	Instead  string `json:"instead"`
	Manual   string `json:"manual"`
	Excerpt  string `json:"-"`
}

var findingForms = map[string]func(w io.Writer, f *Findings) error{".md": findingsAsMarkdown, ".html": findingsAsHTML, ".sarif": findingsAsSARIF,
	".json": func(w io.Writer, f *Findings) error { return encode(w, f) }}

// Write writes the findings in the form that the extension says.
func (f *Findings) Write(w io.Writer, extension string) error { return findingForms[extension](w, f) }

// Count says how many findings of which severity there are; it is empty if there are none.
func (f *Findings) Count() string {
	count := map[string]int{}
	for _, x := range f.Findings {
		count[x.Severity]++
	}
	var list []string
	for _, severity := range []string{"error", "warning", "note"} {
		switch n := count[severity]; {
		case n == 1:
			list = append(list, "1 "+severity)
		case n > 1:
			list = append(list, fmt.Sprintf("%d %ss", n, severity))
		}
	}
	return strings.Join(list, ", ")
}

// Answer says in a sentence what was found.
func (f *Findings) Answer() string {
	switch count := f.Count(); {
	case len(f.Errors) > 0:
		return "Not all of it could be read."
	case count == "":
		return "Nothing was found."
	default:
		return "Found: " + count + "."
	}
}

func findingsAsMarkdown(w io.Writer, f *Findings) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n", cell(f.Answer()))
	for _, e := range f.Errors {
		fmt.Fprintf(&b, "\n- %s: %s\n", cell(e.Place()), cell(e.Message))
	}
	if len(f.Findings) > 0 {
		b.WriteString("\n| | where | what | rule |\n|---|---|---|---|\n")
	}
	for _, x := range f.Findings {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", x.Severity, cell(x.Place()), cell(x.Message), x.Rule)
	}
	told := map[string]bool{}
	for _, x := range f.Findings {
		if !told[x.Rule] {
			told[x.Rule] = true
			fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n%s\n\nInstead: %s\n\n%s\n\n</details>\n", x.Rule, cell(x.Why), cell(x.Instead), x.Manual)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func findingsAsHTML(w io.Writer, f *Findings) error {
	return templates.ExecuteTemplate(w, "findings.html", f)
}

// Title is that of the page.
func (f *Findings) Title() string { return f.Answer() }

func findingsAsSARIF(w io.Writer, f *Findings) error { return findingsInSARIF(f).PrettyWrite(w) }

// unreadable is the rule of what could not be read.
const unreadable = "unreadable"

func findingsInSARIF(f *Findings) *sarif.Report {
	run := sarifRun(f.Version)
	for _, e := range f.Errors {
		run.AddRule(unreadable).WithShortDescription(described("The SQL cannot be read."))
		run.CreateResultForRule(unreadable).WithLevel("error").WithMessage(sarif.NewTextMessage(e.Message)).AddLocation(e.location())
	}
	for _, x := range f.Findings {
		run.AddRule(x.Rule).WithShortDescription(described(x.Why)).WithHelp(described(x.Instead)).WithHelpURI(x.Manual)
		run.CreateResultForRule(x.Rule).WithLevel(x.Severity).WithMessage(sarif.NewTextMessage(x.Message + ". Instead: " + x.Instead)).AddLocation(x.location())
	}
	return sarif.NewReport().AddRun(run)
}

func (p Placed) location() *sarif.Location {
	return sarif.NewLocationWithPhysicalLocation(sarif.NewPhysicalLocation().
		WithArtifactLocation(sarif.NewSimpleArtifactLocation(filepath.ToSlash(p.File))).
		WithRegion(sarif.NewRegion().WithStartLine(max(p.Line, 1)).WithStartColumn(max(p.Column, 1))))
}
