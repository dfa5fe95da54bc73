package rules

import (
	"slices"

	"pawl/plan"
	"pawl/schema"
)

var using = &plan.Rule{
	Name: "using",
	Doc: `The annotation "-- pawl: using EXPRESSION" gives the expression that turns the values of a column into those of
its new type, where PostgreSQL has no cast or another is meant.`,
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
		return []plan.Step{s}
	},
}
