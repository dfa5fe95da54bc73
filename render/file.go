package render

import (
	"fmt"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
)

// Script is one part of a migration.
type Script struct {
	Up, Down Body
	// Structure is a script that brings back the structure without the data, where Down refuses; empty unless it was asked for.
	Structure string
	// Verify is a script that fails if the migration was not applied, as far as names tell.
	Verify string
	Phase  plan.Phase
	// Unsafe says why it cannot be undone; empty if it can.
	Unsafe []string
	// Verdict says in words whether it can be undone.
	Verdict string
	// From and To are the fingerprints of the schema before and after.
	From, To string
}

// Settings are what the user decides about the files.
type Settings struct {
	Version     string // of pawl
	Name        string // of the migration
	LockTimeout string // PostgreSQL's lock_timeout, with its unit; empty for none
	// Structural asks for scripts that bring back the structure where data is lost.
	Structural bool
	// Notes are lines for the headers.
	Notes []string
	// Texts are the fingerprints of what the data migrations are told to do, by their names.
	Texts map[string]string
	// Batch is how many rows are changed at a time; 0 stands for 5000. Where rows are found by their place, a batch is
	// as many pages, or 100.
	Batch int
}

// Scripts writes the parts of a migration.
func Scripts(parts []plan.Part, s Settings) []Script {
	list, prints := make([]Script, len(parts)), diff.NewPrints()
	for i, p := range parts {
		list[i] = script(p, s, i+1, len(parts), prints)
	}
	return list
}

func script(p plan.Part, s Settings, number, count int, prints *diff.Prints) Script {
	out := Script{Phase: p.Phase, Verify: verification(p.Up), From: prints.Fingerprint(p.Up.From), To: prints.Fingerprint(p.Up.To), Unsafe: Reasons(p.Up)}
	var head strings.Builder
	title := fmt.Sprintf("-- pawl %s · %s", s.Version, s.Name)
	if count > 1 {
		title += fmt.Sprintf(" · %d of %d", number, count)
	}
	inWay := obstacles(p.Down)
	asked := slices.Concat(guards(p.Down), inWay)
	out.Verdict = "safe"
	if len(out.Unsafe) > 0 {
		out.Verdict = "UNSAFE: " + strings.Join(out.Unsafe, "; ")
	} else if len(asked) > 0 {
		out.Verdict = "safe while nothing is written that it would lose" + string(either(len(inWay) > 0, ", or that stands in its way", "")) + " (checked when undone)"
	}
	fmt.Fprintf(&head, "-- phase:       %s\n-- transaction: %s\n-- reverse:     %s\n", p.Phase, either(p.Up.Alone, "no", "yes"), oneLine(out.Verdict))
	if len(p.Rules) > 0 {
		fmt.Fprintf(&head, "-- rules:       %s\n", strings.Join(p.Rules, ", "))
	}
	for _, t := range p.Tables {
		by := ""
		if t.By != "" {
			by = " (" + t.By + ")"
		}
		fmt.Fprintf(&head, "-- table:       %s\n", oneLine(t.Table.Label()+": "+t.Why+by))
	}
	for _, l := range Summary([]plan.Part{p}) {
		if note := l.Note(); note != "" {
			fmt.Fprintf(&head, "-- note:        %s\n", oneLine(l.Object+": "+note))
		}
	}
	for _, note := range s.Notes {
		fmt.Fprintf(&head, "-- note:        %s\n", oneLine(note))
	}
	for _, name := range p.Data {
		fmt.Fprintf(&head, "-- data:        %s\n", strings.TrimSpace(name+" "+s.Texts[name]))
	}
	fmt.Fprintf(&head, "-- from %s\n-- to   %s\n", out.From, out.To)
	up := newWriter(p.Up)
	up.migration = s.Name
	up.batch = s.Batch
	up.writeUp(p.Up)
	out.Up = body(s, p.Up, up, "")
	out.Down = Body{Place: Either, Statements: []string{refusal(p, s, out.Unsafe)}, acts: []Act{{Statements: 1}}}
	if len(out.Unsafe) == 0 {
		down := newWriter(p.Down)
		down.batch = s.Batch
		down.guards(p.Down, asked)
		down.write(p.Down.Steps)
		down.viewsFirst(p.Down)
		out.Down = body(s, p.Down, down, nothingToUndo(p))
	}
	out.Up.Head, out.Down.Head = title+"\n"+head.String(), title+" · undo\n"
	if s.Structural {
		out.Structure = structure(p, s, title, out.Unsafe)
	}
	return out
}

// writeUp writes the way there, with what must come before its steps.
func (w *writer) writeUp(p *plan.Plan) {
	w.keeps(p)
	w.write(p.Steps)
	w.viewsFirst(p)
}

// oneLine keeps text within one line of an SQL comment, whatever the names in it hold.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// Reasons says what a plan loses, a sentence for each object.
func Reasons(p *plan.Plan) []string {
	var list []string
	for _, l := range p.Losses {
		list = append(list, l.ID.String()+" loses "+strings.Join(l.Whats, " and "))
	}
	return list
}

// body is statements in a transaction, with what must be set meanwhile; or one statement that must not be in any.
func body(s Settings, p *plan.Plan, w *writer, note string) Body {
	if p.Alone {
		return Body{Place: Outside, Statements: w.statements, Note: note, acts: w.acts, plan: p}
	}
	b := Body{Statements: w.statements, acts: w.acts, plan: p}
	if s.LockTimeout != "" {
		b.Settings = append(b.Settings, "SET LOCAL lock_timeout = "+Literal(s.LockTimeout))
	}
	if w.looks { // a policy must not hide rows from who looks for them
		b.Settings = append(b.Settings, "SET LOCAL row_security = off")
	}
	if why := whyUnchecked(p); why != "" {
		b.Settings = append(b.Settings, why+"SET LOCAL check_function_bodies = off")
	}
	return b
}

// nothingToUndo says why nothing is undone of what is done in batches.
func nothingToUndo(p plan.Part) string {
	ends := "the values end with the column"
	if len(p.Up.Steps) > 0 {
		if d := p.Up.Steps[0].Data; d != nil && d.Run != nil {
			ends = "the rows end with the table"
		}
	}
	return "-- Nothing to undo: " + ends + ".\n"
}

// whyUnchecked is a comment that says why PostgreSQL shall not check the bodies of routines; it is empty if it shall.
func whyUnchecked(p *plan.Plan) string {
	list := p.Unchecked()
	if len(list) == 0 {
		return ""
	}
	text := "-- Bodies are not checked: " + list[0].ID.String() + ": " + list[0].Why
	if more := len(list) - 1; more > 0 {
		text += fmt.Sprintf(" (and %d more)", more)
	}
	return oneLine(text) + "\n"
}

// refusal is the way back of a migration that cannot be undone.
func refusal(p plan.Part, s Settings, reasons []string) string {
	forward := "only a copy of the values from before has what was lost."
	if len(p.Down.Steps) > 0 {
		forward = "pawl fix-forward " + s.Name + " writes a migration that brings back the structure, without the data."
	}
	body := "\nBEGIN\n    RAISE EXCEPTION USING MESSAGE = " +
		Literal("irreversible: "+strings.Join(reasons, "; ")) + ",\n        HINT = " +
		Literal("Nothing was changed. Go forward instead: "+forward) +
		";\nEND\n"
	return "DO " + Dollar(body)
}

// Schema spells a whole catalog as a script that creates it.
func Schema(p *plan.Plan) string {
	var b strings.Builder
	if why := whyUnchecked(p); why != "" {
		b.WriteString(why + "SET check_function_bodies = off;\n\n")
	}
	for i, text := range newWriter(p).write(p.Steps) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(text)
		b.WriteString(";\n")
	}
	return b.String()
}
