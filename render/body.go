package render

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// Place says where the statements of a body run.
type Place int

// The places.
const (
	Within  Place = iota // in one transaction
	Outside              // outside of any, each by itself
	Either               // one statement that changes nothing: it does not matter
)

// Body is what is executed in one direction, in no client's form yet.
type Body struct {
	// Head is comments: lines that end in newlines.
	Head  string
	Place Place
	// Settings hold for the transaction. Each is a statement without its semicolon, perhaps below a comment.
	Settings []string
	// Statements have no semicolons. There may be none: then Note says why, in a comment.
	Statements []string
	Note       string

	acts []Act // without locks
	plan *plan.Plan
}

// Acts say what the statements are for, in the same order, and which locks they take.
func (b Body) Acts() []Act {
	if b.plan == nil {
		return b.acts
	}
	return locked(b.plan, slices.Clone(b.acts), map[schema.Name]bool{})
}

// Text is the body as a script that needs no more: with its head, and its own BEGIN and COMMIT.
func (b Body) Text() string {
	if b.Place != Within {
		return b.Head + "\n" + b.SQL()
	}
	return b.Head + "\nBEGIN;\n" + b.SQL() + "\nCOMMIT;\n"
}

// SQL is the statements, for one who makes the transaction.
func (b Body) SQL() string {
	var out strings.Builder
	for _, text := range b.Settings {
		out.WriteString(text + ";\n")
	}
	if b.Place == Within {
		out.WriteByte('\n')
	}
	for i, text := range b.Statements {
		if i > 0 && (b.Place == Outside || strings.Contains(text, "\n") || strings.Contains(b.Statements[i-1], "\n")) {
			out.WriteByte('\n')
		}
		out.WriteString(text + ";\n")
	}
	if len(b.Statements) == 0 {
		out.WriteString(b.Note)
	}
	return out.String()
}
