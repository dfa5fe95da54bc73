package diff

import "pawl/schema"

var textSearchMapping = attrs[*schema.TextSearchMapping]{
	{Name: "Number", Ignored: "it follows from the parser"},
	{Name: "Dictionaries"},
}
