package diff

import "pawl/schema"

// textSearchParser: ALTER TEXT SEARCH PARSER changes its name and schema only.
var textSearchParser = attrs[*schema.TextSearchParser]{
	{Name: "Start", Replace: true},
	{Name: "GetToken", Replace: true},
	{Name: "End", Replace: true},
	{Name: "LexTypes", Replace: true},
	{Name: "Headline", Replace: true},
}
