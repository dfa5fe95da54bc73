package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var using = &plan.Rule{
	Name: "using",
	Doc: `The annotation "-- pawl: using EXPRESSION" gives the expression that turns the values of a column into those of
its new type, where PostgreSQL has no cast or another is meant. What they were made from is gone then, and nobody knows the way
back.`,
	Rewrite: func(p *plan.Pass, s plan.Step) []plan.Step {
		c, ok := s.Object().(*schema.Column)
		if !ok || s.Verb != plan.Alter || !slices.Contains(s.Attrs, "Type") {
			return nil
		}
		expression, ok := p.Hints.Using[c.ID()]
		if !ok {
			return nil
		}
		s.Expression = expression
		if len(typeAlone(s.From, s.To).Loses()) == 0 {
			s.Loses = beforeExpression
		}
		return []plan.Step{s}
	},
}

// beforeExpression is what is lost where an expression makes the values of a new type that would hold the old ones.
const beforeExpression = "its values as they were before the expression"

// typeAlone is the change of a column's type, without what else changes.
func typeAlone(from, to schema.Object) diff.Change {
	return diff.Change{Op: diff.Alter, From: from, To: to, Attrs: []string{"Type"}}
}
