package diff

import "pawl/schema"

var materializedView = attrs[*schema.MaterializedView]{
	{Name: "Columns", Replace: true},
	{Name: "Definition", Replace: true},
	{Name: "Settings"},
	{Name: "Options"},
	{Name: "AccessMethod"},
	{Name: "Tablespace"},
}
