package diff

import "pawl/schema"

// cast: there is no ALTER CAST. Nothing depends on a cast: expressions record the function behind it.
var cast = attrs[*schema.Cast]{
	{Name: "Method", Replace: true},
	{Name: "Function", Replace: true},
	{Name: "Context", Replace: true},
}
