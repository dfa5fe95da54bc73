package diff

import "pawl/schema"

var server = attrs[*schema.Server]{
	{Name: "Wrapper", Replace: true},
	{Name: "Type", Replace: true},
	{Name: "Version"},
	{Name: "Options"},
}
