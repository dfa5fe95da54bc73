package diff

import "pawl/schema"

var securityLabel = attrs[*schema.SecurityLabel]{
	{Name: "Whole", Ignored: "it follows from the target"},
	{Name: "Label"},
}
