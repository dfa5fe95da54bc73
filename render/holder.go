package render

import (
	"slices"

	"pawl/plan"
	"pawl/schema"
)

// replacedBy finds the object whose place another one takes that is created under its name.
func replacedBy[T schema.Object](p *plan.Plan, s plan.Step, to T) (from T, ok bool) {
	if s.Verb != plan.Create {
		return from, false
	}
	return schema.Find[T](p.From, to.ID())
}

// holder is a column with values of a type.
type holder struct {
	column *schema.Column
	within bool // of another type that is made of it, as the multirange type of a range
}

// guardHolders asks the columns that have values of a type, and stay, whether some of them would be lost. lost is the condition
// of one value, given its name; what says which values are meant. Within other types any value counts.
func guardHolders(p *plan.Plan, id schema.ID, what string, lost func(value string) string) []guard {
	var list []guard
	for _, h := range holdersOf(p, id, map[schema.ID]bool{}) {
		name := Ident(h.column.Name)
		condition := lost("(" + name + ")")
		switch {
		case h.within:
			condition = name + " IS DISTINCT FROM NULL"
		case h.column.Array:
			condition = "EXISTS (SELECT FROM unnest(" + name + ") AS e WHERE " + lost("e") + ")"
		}
		list = append(list, guard{rows: rowsOf(h.column.InTable, condition), Converts: name,
			Message: h.column.ID().Label() + " holds values " + what + " of type " + id.Label() + " that would be lost"})
	}
	return list
}

// holdersOf finds the columns with values of a type that stay; those that go ask for themselves. Child tables are asked with
// their parents.
func holdersOf(p *plan.Plan, id schema.ID, seen map[schema.ID]bool) []holder {
	seen[id] = true
	var list []holder
	for _, user := range p.From.UsedBy(id) {
		switch o := p.From.Get(user).(type) {
		case *schema.Column:
			if o.Relation == schema.KindTable && len(o.Parents) == 0 && o.Holds() != "" && p.To.Has(user) {
				list = append(list, holder{o, o.BaseType != typeName(p.From.Get(id))})
			}
		case schema.Type:
			if seen[user] {
				continue
			}
			for _, h := range holdersOf(p, user, seen) {
				list = append(list, holder{h.column, true})
			}
		}
	}
	return slices.CompactFunc(list, func(a, b holder) bool { return a.column == b.column })
}
