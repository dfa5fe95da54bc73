package render

import (
	"cmp"

	"pawl/plan"
	"pawl/schema"
)

// Statements spells the steps of a plan, in order, without semicolons.
func Statements(p *plan.Plan) []string {
	w := &writer{cast: func(from, to string) string {
		pair := [2]string{from, to}
		return cmp.Or(p.From.Casts[pair], p.To.Casts[pair])
	}}
	w.inline = func(o schema.Object) { spellerOf(o.ID().Kind).inline(w, o) }
	for _, s := range p.Steps {
		w.retype = s.Retype
		spellerOf(s.Object().ID().Kind).write(w, s)
	}
	return w.statements
}
