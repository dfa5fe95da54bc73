package rules

import (
	"slices"

	"pawl/plan"
	"pawl/schema"
)

var backfill = &plan.Rule{
	Name: "backfill",
	Doc: `A column that becomes NOT NULL fails on a table whose rows have no value for it. With the annotation
"-- pawl: backfill EXPRESSION" the column is added without NOT NULL, or stays as it is; the rows without a value
get that of the expression; then it becomes NOT NULL.`,
	Rewrite: func(p *plan.Pass, s plan.Step) []plan.Step {
		c, ok := s.Object().(*schema.Column)
		if !ok || c.Generated != "" || p.Busy(c.TableID()) { // PostgreSQL computes the values of a generated one
			return nil
		}
		expression, ok := p.Hints.Backfill[c.ID()]
		if !ok {
			return nil
		}
		nullable := *c
		nullable.NotNull = false
		update := plan.Step{Verb: plan.Update, From: &nullable, To: c, Expression: expression, Where: "IS NULL"}
		require := plan.Step{Verb: plan.Alter, From: &nullable, To: c, Attrs: []string{"NotNull"}}
		switch {
		case s.Verb == plan.Create:
			add, later := withoutDefault(s)
			add.To = &nullable
			list := append([]plan.Step{add, update}, later...)
			if c.NotNull {
				list = append(list, require)
			}
			return list
		case !c.NotNull:
			return nil
		case s.Verb == plan.Alter && slices.Contains(s.Attrs, "NotNull"):
			update.Loses = plan.LosesNulls
			rest := slices.DeleteFunc(slices.Clone(s.Attrs), func(a string) bool { return a == "NotNull" })
			if len(rest) == 0 {
				return []plan.Step{update, require}
			}
			other := s
			other.Attrs, other.To = rest, &nullable
			return []plan.Step{other, update, require}
		}
		return nil
	},
}

// withoutDefault takes the default out of the creation of a column: rows that are there would get it.
func withoutDefault(s plan.Step) (add plan.Step, later []plan.Step) {
	add = s
	add.Parts = nil
	for _, o := range s.Parts {
		if _, ok := o.(*schema.Default); ok {
			later = append(later, plan.Step{Verb: plan.Create, To: o})
		} else {
			add.Parts = append(add.Parts, o)
		}
	}
	return add, later
}
