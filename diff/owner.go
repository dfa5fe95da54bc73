package diff

import "pawl/schema"

var owner = attrs[*schema.Owner]{
	{Name: "Whole", Ignored: "it follows from the target"},
	{Name: "Role"},
}
