package render

import (
	"pawl/plan"
	"pawl/schema"
)

// Statements spells the steps of a plan, in order, without semicolons.
func Statements(p *plan.Plan) []string {
	w := newWriter(p)
	w.keeps(p)
	return w.write(p.Steps)
}

// newWriter returns a writer for the steps of a plan.
func newWriter(p *plan.Plan) *writer {
	w := &writer{major: p.From.Major, conversions: conversionsOf(p)}
	w.numbers = func(steps []plan.Step) []numbers { return numbersOf(p, steps) }
	w.owners = owners{start: p.From, now: map[schema.ID]string{}}
	w.unpopulated = p.To.IsUnreadable
	clustered := clusteredTables(p.To)
	w.clustered = func(table schema.ID) bool { return clustered[table] }
	w.inline = func(o schema.Object) { spellerOf(o.ID().Kind).inline(w, o) }
	return w
}

// write spells steps and returns their statements.
func (w *writer) write(steps []plan.Step) []string {
	numbers := w.numbers(steps)
	for i, s := range steps {
		w.step = s
		before := len(w.statements)
		for _, n := range numbers {
			if n.carried == i {
				n.carry(w)
			}
		}
		spellerOf(s.Object().ID().Kind).write(w, s)
		for _, n := range numbers {
			if n.taken == i {
				n.take(w)
			}
		}
		if s.Tries {
			w.try(s, before)
		}
		w.owners.note(s)
		w.acts = append(w.acts, Act{Step: s, Statements: len(w.statements) - before})
	}
	return w.statements
}
