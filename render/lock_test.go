package render

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var update = flag.Bool("update", false, "write docs/locks.md")

// deeds are all that can be done to objects of a kind.
func deeds(k schema.Kind) []doing {
	list := []doing{creates, drops}
	for _, v := range spellerOf(k).does {
		list = append(list, doing{verb: v})
	}
	for _, attr := range diff.SpecOf(k).InPlace() {
		list = append(list, alters(attr))
	}
	return list
}

func (d doing) covers(e doing) bool {
	return d.verb == e.verb && (d.verb != plan.Alter || slices.Contains(d.attrs, e.attrs[0]))
}

// done says that some of it is among the deeds: kinds share lines.
func (d doing) done(all []doing) bool {
	return slices.ContainsFunc(all, func(e doing) bool { return d.covers(e) })
}

// TestEveryDeedSaysWhatItLocks fails when a kind that locks relations is silent about something that is done to it, or speaks
// of what is never done. That what is said is true is seen when the cases run.
func TestEveryDeedSaysWhatItLocks(t *testing.T) {
	locking := 0
	for _, k := range schema.Kinds {
		lines := spellerOf(k.Kind).locks
		if len(lines) == 0 {
			continue
		}
		locking++
		all := deeds(k.Kind)
		for _, d := range all {
			if !slices.ContainsFunc(lines, func(l lock) bool { return l.does.covers(d) }) {
				t.Errorf("nothing says what it locks to %s %s %v", verbs[d.verb], k.Kind, d.attrs)
			}
		}
		for _, l := range lines {
			if !l.does.done(all) {
				t.Errorf("a lock is said for what is never done: %s %s %v", verbs[l.does.verb], k.Kind, l.does.attrs)
			}
		}
	}
	if locking == 0 {
		t.Error("no kind locks anything")
	}
}

const lockManual = `# Locks

What the statements that pawl writes lock, and whether they read or write all rows meanwhile: this page is made from what pawl
itself says of each, which the test cases compare with pg_locks, with the files of the relations and with the server's count of
scans, on every supported version. ` + "`pawl diff`" + ` says it for a migration: who waits in its text, all of it in ` + "`--json`" + `.

The modes are [PostgreSQL's](https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES). From SHARE on
those who write wait, and for ACCESS EXCLUSIVE those who read as well. What queries take, ACCESS SHARE, ROW SHARE and
ROW EXCLUSIVE, makes none of them wait; it is told for batched updates alone. An index, or the sequence of a column, is locked with
its table, and told of only where its lock is the stronger one. Objects of kinds that are not listed lock no relation.
`

// TestTheManualHasTheLocks keeps docs/locks.md as the kinds say.
func TestTheManualHasTheLocks(t *testing.T) {
	var b strings.Builder
	b.WriteString(lockManual)
	for _, k := range schema.Kinds {
		if lines := spellerOf(k.Kind).locks; len(lines) > 0 {
			fmt.Fprintf(&b, "\n## %s\n\n| to | locks | in mode | where | reads all rows | writes all anew |\n|---|---|---|---|---|---|\n", k.Kind)
			for _, l := range lines {
				b.WriteString(manualLine(l))
			}
		}
	}
	const path = "../docs/locks.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(path); err != nil || string(have) != b.String() {
		t.Errorf("%s is not what the kinds say: go test ./render -update (%v)", path, err)
	}
}

func manualLine(l lock) string {
	does := deedWords(l.does)
	if l.on.words == "" {
		return fmt.Sprintf("| %s | nothing | | | | |\n", does)
	}
	where := ""
	if l.only != nil {
		where = l.only.words
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s |\n", does, l.on.words, l.mode.SQL(), where, said(l.scans, l.mayScan), said(l.rewrites, l.mayRewrite))
}

// said is the answer with its condition.
func said(certain, perhaps *fact) string {
	var list []string
	for i, f := range []*fact{certain, perhaps} {
		if f == nil {
			continue
		}
		word := []string{"yes", "perhaps"}[i]
		if f.words != "" {
			word += ": " + f.words
		}
		list = append(list, word)
	}
	if len(list) == 0 {
		return "no"
	}
	return strings.Join(list, "; ")
}
