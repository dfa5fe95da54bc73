package diff

import "pawl/schema"

// conversion: ALTER CONVERSION changes its name, owner and schema only.
var conversion = attrs[*schema.Conversion]{
	{Name: "Source", Replace: true},
	{Name: "Target", Replace: true},
	{Name: "Function", Replace: true},
	{Name: "Default", Replace: true},
}
