package diff

import "pawl/schema"

// operatorClass: ALTER OPERATOR CLASS changes its name, owner and schema only.
var operatorClass = attrs[*schema.OperatorClass]{
	{Name: "Type", Replace: true},
	{Name: "Default", Replace: true},
	{Name: "Family", Replace: true},
	{Name: "Storage", Replace: true},
	{Name: "Members", Replace: true},
}
