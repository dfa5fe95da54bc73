package diff

import "pawl/schema"

var publication = attrs[*schema.Publication]{
	{Name: "AllTables", Replace: true},
	{Name: "Publish"},
	{Name: "ViaRoot"},
	{Name: "GeneratedColumns"},
}
