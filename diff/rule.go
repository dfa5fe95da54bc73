package diff

import "pawl/schema"

var rule = attrs[*schema.Rule]{
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Definition", Text: true},
	{Name: "State"},
}
