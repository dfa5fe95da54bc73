package diff

import "pawl/schema"

// textSearchTemplate: ALTER TEXT SEARCH TEMPLATE changes its name and schema only.
var textSearchTemplate = attrs[*schema.TextSearchTemplate]{
	{Name: "Init", Replace: true},
	{Name: "Lexize", Replace: true},
}
