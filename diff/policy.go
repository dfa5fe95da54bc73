package diff

import "pawl/schema"

var policy = attrs[*schema.Policy]{
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Command", Replace: true},
	{Name: "Permissive", Replace: true},
	{Name: "Roles"},
	// ALTER POLICY gives a policy another expression, but cannot take one away.
	{Name: "Using", Text: true, ReplaceIf: func(_, to *schema.Policy) bool { return to.Using == "" }},
	{Name: "Check", Text: true, ReplaceIf: func(_, to *schema.Policy) bool { return to.Check == "" }},
}
