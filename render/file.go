package render

import (
	"fmt"
	"strings"

	"pawl/diff"
	"pawl/plan"
)

// Script is one part of a migration.
type Script struct {
	Up, Down Body
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
}

// Scripts writes the parts of a migration.
func Scripts(parts []plan.Part, s Settings) []Script {
	list := make([]Script, len(parts))
	for i, p := range parts {
		list[i] = script(p, s, i+1, len(parts))
	}
	return list
}

func script(p plan.Part, s Settings, number, count int) Script {
	out := Script{Phase: p.Phase, Verify: verification(p.Up), From: diff.Fingerprint(p.Up.From), To: diff.Fingerprint(p.Up.To), Unsafe: Reasons(p.Up)}
	var head strings.Builder
	title := fmt.Sprintf("-- pawl %s · %s", s.Version, s.Name)
	if count > 1 {
		title += fmt.Sprintf(" · %d of %d", number, count)
	}
	out.Verdict = "safe"
	if len(out.Unsafe) > 0 {
		out.Verdict = "UNSAFE: " + strings.Join(out.Unsafe, "; ")
	} else if len(guards(p.Down)) > 0 {
		out.Verdict = "safe while nothing is written that it would lose (checked when undone)"
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
	for _, name := range p.Data {
		fmt.Fprintf(&head, "-- data:        %s\n", name)
	}
	fmt.Fprintf(&head, "-- from %s\n-- to   %s\n", out.From, out.To)
	up := newWriter(p.Up)
	up.migration = s.Name
	up.keeps(p.Up)
	up.write(p.Up.Steps)
	out.Up = body(s, p.Up, up, "")
	out.Down = Body{Place: Either, Statements: []string{refusal(out.Unsafe)}, acts: []Act{{Statements: 1}}}
	if len(out.Unsafe) == 0 {
		down := newWriter(p.Down)
		down.guards(guards(p.Down))
		down.write(p.Down.Steps)
		out.Down = body(s, p.Down, down, nothingToUndo(p))
	}
	out.Up.Head, out.Down.Head = title+"\n"+head.String(), title+" · undo\n"
	return out
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
func refusal(reasons []string) string {
	body := "\nBEGIN\n    RAISE EXCEPTION USING MESSAGE = " +
		Literal("irreversible: "+strings.Join(reasons, "; ")) + ",\n        HINT = " +
		Literal("Nothing was changed. Go forward instead: put back into schema.sql what is missing, and generate a new migration.") +
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
