package diff

import "pawl/schema"

var domainConstraint = attrs[*schema.DomainConstraint]{
	{Name: "Definition", Text: true, Replace: true},
	// There is no way back from validated but to make the constraint again.
	{Name: "Validated", ReplaceIf: func(from, _ *schema.DomainConstraint) bool { return from.Validated }},
}
