package render

import (
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// guardAttributes looks for values of attributes that the type loses, or that their new types do not hold, in the columns that
// have it. The type is changed in place, or another one takes its place and the columns get that.
func guardAttributes(p *plan.Plan, s plan.Step, from, to *schema.Composite) []guard {
	if old, ok := replacedBy(p, s, to); ok {
		from = old
	}
	if from == nil || to == nil || s.Verb == plan.Rename {
		return nil
	}
	lost := losingAttributes(from, to)
	if len(lost) == 0 {
		return nil
	}
	var names []string
	for _, a := range lost {
		names = append(names, a.Name)
	}
	there := conversionsOf(p)
	return guardHolders(p, from.ID(), "of "+strings.Join(names, ", "), func(value string) string {
		var list []string
		for _, a := range lost {
			list = append(list, attributeLost(there, value+"."+Ident(a.Name), a, to))
		}
		return strings.Join(list, " OR ")
	})
}

// attributeLost is the condition that the value of an attribute does not survive.
func attributeLost(there conversions, value string, a schema.Attribute, to *schema.Composite) string {
	b, stays := to.Attribute(a.Name)
	if !stays {
		return value + " IS NOT NULL"
	}
	return changedBy(there, value, a.AsColumn(), b.AsColumn())
}

// losingAttributes are the attributes whose values need not survive.
func losingAttributes(from, to *schema.Composite) []schema.Attribute {
	var list []schema.Attribute
	for _, a := range from.Attributes {
		one, other := &schema.Composite{Attributes: []schema.Attribute{a}}, &schema.Composite{}
		if b, ok := to.Attribute(a.Name); ok {
			other.Attributes = []schema.Attribute{b}
		}
		if len(diff.Change{Op: diff.Alter, From: one, To: other, Attrs: []string{"Attributes"}}.Loses()) > 0 {
			list = append(list, a)
		}
	}
	return list
}
