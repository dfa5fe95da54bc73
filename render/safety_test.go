package render

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// changes are all that can be done to objects of a kind, whether in place or by making them anew.
func changesOf(k schema.Kind) []doing {
	list := deeds(k)
	for _, a := range diff.SpecOf(k).Attributes() {
		if !a.InPlace() {
			list = append(list, alters(a.Name))
		}
	}
	return list
}

// reached are the lines of a kind that speak of something, and the changes for which none does in every case.
func reached(k schema.Kind) (lines map[int]bool, silent []doing) {
	lines = map[int]bool{}
	for _, d := range changesOf(k) {
		always := false
		for i, v := range spellerOf(k).safety {
			if !always && v.covers(d) {
				lines[i], always = true, v.only == nil
			}
		}
		if !always {
			silent = append(silent, d)
		}
	}
	return lines, silent
}

// TestEveryChangeHasAVerdict fails when there is a change that no line speaks of in every case, or a line that no kind has a
// use for.
func TestEveryChangeHasAVerdict(t *testing.T) {
	useful := map[string]bool{} // by the line's text: kinds share lines
	for _, k := range schema.Kinds {
		lines, silent := reached(k.Kind)
		for _, d := range silent {
			t.Errorf("%s: nothing says what it always means to %s", k.Kind, deedWords(d))
		}
		for i, v := range spellerOf(k.Kind).safety {
			text := deedWords(v.does) + ": " + fmt.Sprint(v.undo, v.while, v.breaks, v.why)
			useful[text] = useful[text] || lines[i]
			if (v.undo == Safe) != (v.while == "") || (v.why == "") != (v.page == "") {
				t.Errorf("%s: a line is incomplete: %+v", k.Kind, v)
			}
		}
	}
	for text, ok := range useful {
		if !ok && !strings.HasPrefix(text, "rename: ") { // which is said of definitions, of which not all have names
			t.Errorf("a line is never reached: %s", text)
		}
	}
}

const safetyManual = `# What can be undone, and what code goes on working

This page is made from what pawl itself says of each change. ` + "`pawl diff`" + ` says it for a migration, and all of it with ` + "`--json`" + `;
the test cases fail where it is not what the plan of a migration finds out, there and back.

**Undo** has three answers. *Safe*: the way back brings back the schema, and each row. *Safe while*: so it does as long as the
condition holds for what was written meanwhile; the down file asks, under a lock, or PostgreSQL refuses, before anything is lost, unless the line says that it is not looked at.
*Unsafe*: the down file refuses. A migration can be undone if each of its changes can; a data migration can give back what a change
would lose ([data migrations](data.md)).

**Running code** is what was written for the schema before: what it can do no longer, if there is something. Lines below the
first one about the same change hold where that does not apply. What each statement locks is another question: [locks](locks.md).
"Made anew" is said of attributes that no ALTER changes.
`

// TestTheManualHasTheVerdicts keeps docs/safety.md as the kinds say.
func TestTheManualHasTheVerdicts(t *testing.T) {
	var b strings.Builder
	b.WriteString(safetyManual)
	for _, k := range schema.Kinds {
		fmt.Fprintf(&b, "\n## %s\n\n| to | where | undo | running code | stands in the way | PostgreSQL | safer |\n|---|---|---|---|---|---|---|\n", k.Kind)
		lines, _ := reached(k.Kind)
		list := spellerOf(k.Kind).safety
		for _, verb := range []plan.Verb{plan.Create, plan.Drop, plan.SetAside, plan.Rename, plan.Update, plan.Alter} {
			for i, v := range list {
				if lines[i] && v.does.verb == verb {
					b.WriteString(safetyLine(v))
				}
			}
		}
	}
	const path = "../docs/safety.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(path); err != nil || string(have) != b.String() {
		t.Errorf("%s is not what the kinds say: go test ./render -update (%v)", path, err)
	}
}

func safetyLine(v verdict) string {
	where, undo, code, why := "", v.undo.String(), "goes on", ""
	if v.only != nil {
		where = v.only.words
	}
	switch v.undo {
	case SafeWhile:
		undo = "safe while " + v.while
	case Unsafe:
		undo = "**unsafe**: loses " + v.while
	}
	if v.breaks != "" {
		code = "breaks " + v.breaks
	}
	if v.why != "" {
		why = fmt.Sprintf("%s ([%s](%s))", v.why, v.page, manual(v.page))
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %s |\n", deedWords(v.does), where, undo, code, v.fails, why, v.instead)
}

// deedWords says in words what is done.
func deedWords(d doing) string {
	does, _, _ := strings.Cut(verbs[d.verb], " ") // without "to"
	if len(d.attrs) > 0 {
		attrs := make([]string, len(d.attrs))
		for i, attr := range d.attrs {
			attrs[i] = words(attr)
		}
		does += " " + strings.Join(attrs, ", ")
	}
	return does
}
