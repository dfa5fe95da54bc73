package render

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// guardAttributes looks for values of attributes that the type loses, or whose new types do not hold all that the old ones do,
// in the columns that have it. The type is changed in place, or another one takes its place and the columns get that.
func guardAttributes(p *plan.Plan, s plan.Step, from, to *schema.Composite) []guard {
	if s.Verb == plan.Create {
		from, _ = schema.Find[*schema.Composite](p.From, to.ID())
	}
	if from == nil || to == nil || s.Verb != plan.Create && s.Verb != plan.Alter {
		return nil
	}
	lost := attributesLost(from, to)
	if len(lost) == 0 {
		return nil
	}
	var list []guard
	for _, h := range holdersOf(p, from.ID(), map[schema.ID]bool{}) {
		list = append(list, guard{Table: h.column.TableID(), Query: rowsOf(h.column.InTable, h.holds(lost)),
			Message: h.column.ID().Label() + " holds values of " + strings.Join(lost, ", ") + " of type " + from.ID().Label() + " that would be lost"})
	}
	return list
}

// attributesLost are the attributes whose values do not survive.
func attributesLost(from, to *schema.Composite) []string {
	var list []string
	for _, a := range from.Attributes {
		one, other := &schema.Composite{Attributes: []schema.Attribute{a}}, &schema.Composite{}
		if b, ok := to.Attribute(a.Name); ok {
			other.Attributes = []schema.Attribute{b}
		}
		if len(diff.Change{Op: diff.Alter, From: one, To: other, Attrs: []string{"Attributes"}}.Loses()) > 0 {
			list = append(list, a.Name)
		}
	}
	return list
}

// holder is a column with values of a type.
type holder struct {
	column *schema.Column
	within bool // of another type that is made of it
}

// holdersOf finds the columns that have values of a type and stay; those that go ask for themselves. Child tables are asked
// with their parents.
func holdersOf(p *plan.Plan, id schema.ID, seen map[schema.ID]bool) []holder {
	seen[id] = true
	var list []holder
	for _, user := range p.From.UsedBy(id) {
		switch o := p.From.Get(user).(type) {
		case *schema.Column:
			if o.Relation == schema.KindTable && len(o.Parents) == 0 && o.Holds() != "" && p.To.Has(user) {
				list = append(list, holder{column: o})
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

// holds is the condition that a row has a value of one of the attributes; within other types, that it has any value at all.
func (h holder) holds(attributes []string) string {
	name := Ident(h.column.Name)
	value := "(" + name + ")."
	switch {
	case h.within:
		return name + " IS DISTINCT FROM NULL"
	case h.column.Array:
		value = "e."
	}
	var list []string
	for _, a := range attributes {
		list = append(list, value+Ident(a)+" IS NOT NULL")
	}
	condition := strings.Join(list, " OR ")
	if h.column.Array {
		return "EXISTS (SELECT FROM unnest(" + name + ") AS e WHERE " + condition + ")"
	}
	return condition
}
