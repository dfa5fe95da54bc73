package proof

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"pawl/render"
)

// own looks at the locks of the process that asks.
var own = fmt.Sprintf(look, "pg_catalog.pg_backend_pid()")

// apply executes a body, and compares the locks of each step with what is said of it.
func (t *trial) apply(ctx context.Context, way string, b render.Body) error {
	switch b.Place {
	case render.Within:
		return t.within(ctx, way, b)
	case render.Outside:
		return t.outside(ctx, way, b)
	}
	return t.live.exec(ctx, b.Text())
}

// acts are what a body does, with the locks that are declared.
func (t *trial) acts(b render.Body) []render.Act {
	acts := b.Acts()
	if t.declare != nil {
		t.declare(acts)
	}
	return acts
}

// within executes a body in its transaction, and looks between the steps.
func (t *trial) within(ctx context.Context, way string, b render.Body) error {
	script, looks := append([]string{"BEGIN"}, b.Settings...), []int{}
	script, looks = append(script, own), append(looks, len(script))
	acts := t.acts(b)
	steps := statementsOf(b, acts)
	for _, statements := range steps {
		script = append(script, statements...)
		script, looks = append(script, own), append(looks, len(script))
	}
	results, err := t.live.conn.PgConn().Exec(ctx, strings.Join(append(script, "COMMIT"), ";\n")+";\n").ReadAll()
	if err != nil {
		return err
	}
	moments := make([]relations, len(looks))
	for i, n := range looks {
		if moments[i], err = seen(results[n]); err != nil {
			return err
		}
	}
	for i, a := range acts {
		t.told(way, steps[i], differences(a.Locks, moments[0], moments[i], moments[i+1]))
	}
	return nil
}

// statementsOf are the statements of each act.
func statementsOf(b render.Body, acts []render.Act) [][]string {
	var list [][]string
	rest := b.Statements
	for _, a := range acts {
		list, rest = append(list, rest[:a.Statements]), rest[a.Statements:]
	}
	return list
}

func (t *trial) told(way string, statements []string, wrong []difference) {
	t.Compared++
	slices.SortFunc(wrong, func(a, b difference) int { return strings.Compare(a.text, b.text) })
	for _, w := range wrong {
		text := fmt.Sprintf("locks, %s: %s\n%s", way, w.text, strings.Join(statements, ";\n"))
		if w.careful && t.lenient {
			t.Careful = append(t.Careful, text)
			continue
		}
		t.failf("%s", text)
	}
}

// difference is where locks, or what is read and written, are not those that are declared. careful says that more was declared
// than there is, which nobody is harmed by.
type difference struct {
	text    string
	careful bool
}

// differences says where the locks of a step are not those that it declares. Relations that were not there at first are
// left out. A lock that an earlier step took is taken no more, so it is of no interest here unless it is the declared one.
func differences(said []render.Lock, first, before, after relations) []difference {
	var wrong []difference
	declared := map[int64]render.Lock{}
	for _, l := range said {
		oid, ok := before.named(l.Relation)
		if !ok {
			wrong = append(wrong, difference{text: fmt.Sprintf("%s.%s is said to be locked, and is not there", l.Relation.Schema, l.Relation.Name)})
			continue
		}
		declared[oid] = l
		if !after[oid].modes[l.Mode] && !l.Uncertain {
			wrong = append(wrong, difference{fmt.Sprintf("%s is said to get %s, and has %s", l.Relation.Name, l.Mode, after[oid].strongest()), true})
		}
	}
	for oid, now := range after {
		was, l := before[oid], declared[oid]
		if _, old := first[oid]; !old || l.Mode == 0 && was.table != 0 && after[was.table].strongest() >= now.strongest() {
			continue // new, or locked with its table
		}
		if got := was.then(now); got > l.Mode && !got.OfQueries() {
			wrong = append(wrong, difference{text: fmt.Sprintf("%s gets %s, and is said to get %s", was.name.Name, got, l.Mode)})
		}
		if now.isThere() {
			wrong = append(wrong, workDifferences(l, was, now)...)
		}
	}
	return wrong
}

// workDifferences says where what is read and written is not what is declared.
func workDifferences(l render.Lock, was, now relation) []difference {
	var wrong []difference
	switch rewritten := was.file != now.file; {
	case rewritten && l.Rewrites == render.No:
		wrong = append(wrong, difference{text: was.name.Name + " is written anew, which is not said"})
	case !rewritten && l.Rewrites == render.Yes && was.file != 0: // a partitioned table has no file
		wrong = append(wrong, difference{was.name.Name + " is said to be written anew, and is not", true})
	}
	switch scanned := now.scans > was.scans; {
	case scanned && l.Scans == render.No && l.Rewrites == render.No && !l.Mode.OfQueries():
		wrong = append(wrong, difference{text: was.name.Name + " is read, which is not said"})
	case !scanned && l.Scans == render.Yes && was.hasRows():
		wrong = append(wrong, difference{was.name.Name + " is said to be read, and is not", true})
	}
	return wrong
}
