package lint

import (
	"cmp"
	"slices"

	"pawl/schema/parse"
)

// Input is the part of a file that leads one way.
type Input struct {
	File string
	Text string // the whole file
	SQL  string // the part in its place, all else blank
	Down bool
	Mode Mode
}

// Mode says in which transactions a client executes a script.
type Mode int

// The modes.
const (
	// Together is one message to the server: more than one statement is a transaction, unless BEGIN and COMMIT say otherwise.
	Together Mode = iota
	// Wrapped is a transaction that the client makes.
	Wrapped
	// Single is each statement by itself, unless BEGIN and COMMIT say otherwise.
	Single
)

// Options are what the user decides.
type Options struct {
	Levels Levels
	Major  int // of the server that the migrations are for
}

// Finding is a place at which a rule holds.
type Finding struct {
	Rule     *Rule
	Severity Severity
	Place    *parse.Error // the message, with its place and excerpt
	What     string       // the table or other thing that it is about; may be empty
	Down     bool         // it stands in the way back
}

// Result is what was found in all inputs. Broken is what could not be read.
type Result struct {
	Findings   []Finding
	Broken     []*parse.Error
	Statements int
}

// Run looks through the inputs in their order, which is that in which they would be applied.
func Run(inputs []Input, o Options) Result {
	var out Result
	known := newHistory()
	seen := map[string]*allowances{}
	var files []*allowances
	for _, in := range inputs {
		text, err := parse.ReadAny(in.File, in.Text, in.SQL)
		if err != nil {
			out.Broken = append(out.Broken, parse.Errors(err)...)
			continue
		}
		allowed := seen[in.File]
		if allowed == nil {
			allowed = readAllowances(text.Comments)
			seen[in.File] = allowed
			files = append(files, allowed)
		}
		allowed.bind(text)
		out.Statements += len(text.Statements)
		out.unknown(in, text, o, allowed)
		past := known
		if in.Down { // a way back is not applied after those before it
			past = newHistory()
		}
		for _, f := range newScript(in, text, past).findings(o) {
			if f.Severity != Off && !allowed.has(f) {
				out.Findings = append(out.Findings, f)
			}
		}
	}
	for _, a := range files {
		out.Findings = append(out.Findings, a.unused(o)...)
	}
	out.sort(inputs)
	return out
}

// unknown tells of statements that the parser does not know. They are mistakes, unless the server has a newer grammar.
func (out *Result) unknown(in Input, text *parse.Any, o Options, allowed *allowances) {
	for _, u := range text.Unknown {
		if !u.Newer || o.Major <= grammar {
			out.Broken = append(out.Broken, u.Error)
			continue
		}
		f := Finding{Rule: &notUnderstood, Severity: o.Levels.of(&notUnderstood), Place: u.Error, Down: in.Down}
		f.Place.Message = notUnderstood.Summary
		if f.Severity != Off && !allowed.has(f) {
			out.Findings = append(out.Findings, f)
		}
	}
}

// sort orders findings by file, as given, and place.
func (out *Result) sort(inputs []Input) {
	order := map[string]int{}
	for i, in := range inputs {
		if _, ok := order[in.File]; !ok {
			order[in.File] = i
		}
	}
	slices.SortStableFunc(out.Findings, func(a, b Finding) int {
		p, q := a.Place.Pos, b.Place.Pos
		return cmp.Or(cmp.Compare(order[p.File], order[q.File]), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column),
			cmp.Compare(a.Rule.Code, b.Rule.Code))
	})
}
