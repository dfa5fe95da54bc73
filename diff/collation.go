package diff

import "pawl/schema"

// collation: ALTER COLLATION changes its name, owner, schema and recorded version only. A column that uses a collation
// that is made anew keeps its values.
var collation = attrs[*schema.Collation]{
	{Name: "Provider", Replace: true},
	{Name: "Deterministic", Replace: true},
	{Name: "Collate", Replace: true},
	{Name: "Ctype", Replace: true},
	{Name: "Locale", Replace: true},
	{Name: "Rules", Replace: true},
}
