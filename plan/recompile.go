package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// recompile has routines given again as they are that sessions may have compiled with the old types of columns, on the way
// there and back. Which ones name these is known of the catalog in which the columns have their new types.
func (o Options) recompile(p *Part, known *schema.Catalog, list []Retyping) {
	retyped := map[schema.ID]bool{}
	for _, x := range list {
		retyped[x.Column] = true
	}
	for _, s := range p.Up.Steps {
		if s.Verb == Alter && o.Online != nil && o.Online(hostOf(s.To)) && diff.Retypes(s.From, s.To) {
			retyped[s.To.ID()] = true
		}
	}
	if len(retyped) == 0 {
		return
	}
	for _, id := range slices.SortedFunc(maps.Keys(known.Bodies), schema.ID.Compare) {
		if slices.ContainsFunc(known.Bodies[id].List(), func(u schema.ID) bool { return retyped[u] }) {
			p.Up.repeat(id)
			p.Down.repeat(id)
		}
	}
}

// repeat gives a routine again that the plan leaves as it is.
func (p *Plan) repeat(id schema.ID) {
	o, ok := p.To.Get(id).(schema.Compiled)
	if !ok || p.To.Outside[id] || !p.From.Has(id) || !diff.Equal(p.From.Get(id), o) {
		return
	}
	if attr := o.Recompiled(); attr != "" {
		p.Steps = append(p.Steps, Step{Verb: Alter, From: o, To: o, Attrs: []string{attr}})
	}
}
