// Package report writes what a reviewer wants to know of a migration: whether it can be undone and until when, what code
// stops working, who waits, and what the rows say. All forms have the same facts.
package report

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"pawl/render"
)

// Report is what is known of a migration.
type Report struct {
	Version  string        `json:"version"` // of pawl
	From     string        `json:"from"`
	To       string        `json:"to"`
	Changes  []Change      `json:"changes"`
	Files    []File        `json:"files"`
	Locks    []render.Held `json:"locks"`
	Assuming string        `json:"assuming"` // what the tables are taken for
	Picture  Picture       `json:"picture"`
	Proofs   []Proof       `json:"proofs"` // none, if it was not tried
}

// Change is a change in words, with the place in the desired schema that it comes from and what rows say about it.
type Change struct {
	render.Line
	File     string     `json:"file,omitempty"`
	Row      int        `json:"line,omitempty"`
	Column   int        `json:"column,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Evidence is what one question to the rows of the live database came to.
type Evidence struct {
	Rows    *int64 `json:"rows"` // null where it is not known
	Says    string `json:"says"`
	Stops   bool   `json:"stops"` // the migration fails while there are such rows; otherwise they lose something
	Query   string `json:"query"`
	Unknown string `json:"unknown,omitempty"`
}

// File is one part of the migration.
type File struct {
	Name    string   `json:"name"`
	Phase   string   `json:"phase"`
	Verdict string   `json:"verdict"`
	Unsafe  []string `json:"unsafe_because,omitempty"`
	Up      string   `json:"up"`
	Down    string   `json:"down"`
}

// forms are the ways to write a report, by the extension of its file.
var forms = map[string]func(w io.Writer, r *Report) error{".md": asMarkdown, ".html": asHTML, ".json": asJSON, ".sarif": asSARIF}

// Check refuses a name whose extension says nothing.
func Check(path string) error {
	if forms[filepath.Ext(path)] == nil {
		return fmt.Errorf("--report %s: the form of a report follows from its extension, one of .md, .html, .json, .sarif", path)
	}
	return nil
}

// Write writes a report in the form that the extension says.
func (r *Report) Write(w io.Writer, extension string) error { return forms[extension](w, r) }

// Answer says in a sentence whether all of it can be undone, and until when; or whether it is proven, if it was read from files.
func (r *Report) Answer() string {
	switch {
	case len(r.Changes) == 0 && len(r.Proofs) == 0:
		return "Nothing differs."
	case len(r.Changes) == 0, len(r.Proofs) > 0 && r.Proof().Level() == "error":
		return r.Proof().Answer()
	}
	unsafe := 0
	for _, c := range r.Changes {
		if c.Unsafe {
			unsafe++
		}
	}
	last := r.LastExit()
	switch {
	case unsafe == 0 && last == len(r.Files):
		return "All of it can be undone" + r.conditions() + "."
	case last == 0:
		return fmt.Sprintf("It cannot be undone, from its first step on: %s.", strings.Join(r.Files[0].Unsafe, "; "))
	case last < len(r.Files):
		return fmt.Sprintf("It can be undone until step %d of %d runs%s. From then on it cannot: %s.", last+1, len(r.Files), r.conditions(),
			strings.Join(r.Files[last].Unsafe, "; "))
	}
	return fmt.Sprintf("%d of %d changes cannot be undone.", unsafe, len(r.Changes))
}

// Proof is what all proofs come to.
func (r *Report) Proof() Proof { return Together(r.Proofs) }

// conditions says that something must hold for an undoing.
func (r *Report) conditions() string {
	if slices.ContainsFunc(r.Changes, func(c Change) bool { return c.Undo == render.SafeWhile }) {
		return ", as long as nothing is written that would be lost by it, which is checked then"
	}
	return ""
}

// LastExit is how many steps can run before something cannot be undone any more.
func (r *Report) LastExit() int {
	if i := slices.IndexFunc(r.Files, func(f File) bool { return len(f.Unsafe) > 0 }); i >= 0 {
		return i
	}
	return len(r.Files)
}

// Words is the change in a few words.
func (c Change) Words() string {
	if c.Name == "" {
		return c.What
	}
	return c.Name + ": " + c.What
}

// Reverse says whether it can be undone.
func (c Change) Reverse() string {
	switch {
	case c.Unsafe:
		return "unsafe: " + strings.Join(c.Reasons, "; ")
	case c.Undo == render.SafeWhile:
		return "safe while " + strings.Join(c.While, "; ")
	}
	return "safe"
}

// Verdict is the answer to that in a word, by which changes can be filtered: safe, while or unsafe.
func (c Change) Verdict() string {
	switch {
	case c.Unsafe:
		return "unsafe"
	case c.Undo == render.SafeWhile:
		return "while"
	}
	return "safe"
}

// Level is how much a reviewer should mind: error, warning or note.
func (c Change) Level() string {
	switch {
	case c.Unsafe || slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.Stops && e.Rows != nil && *e.Rows > 0 }):
		return "error"
	case len(c.Breaks) > 0:
		return "warning"
	}
	return "note"
}

// String is the answer in words; empty where nothing is to be said.
func (e Evidence) String() string {
	switch {
	case e.Rows == nil:
		return "not known whether rows " + e.Says + ": " + e.Unknown
	case *e.Rows == 0 && e.Stops:
		return ""
	case *e.Rows == 0:
		return "nothing is lost now: no rows " + e.Says
	}
	words := fmt.Sprintf("%d rows %s", *e.Rows, e.Says)
	if verb, rest, _ := strings.Cut(e.Says, " "); *e.Rows == 1 {
		words = "1 row " + singular(verb) + " " + rest
	}
	if e.Stops {
		words += "; the migration fails until none does"
	}
	return words
}

func singular(verb string) string {
	if verb == "are" {
		return "is"
	}
	return verb + "s"
}
