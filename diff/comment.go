package diff

import "pawl/schema"

var comment = attrs[*schema.Comment]{
	{Name: "Whole", Ignored: "it follows from the target"},
	{Name: "Text"},
	{Name: "Default", Ignored: "it is not the user's"},
}
