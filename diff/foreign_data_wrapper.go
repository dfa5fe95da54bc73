package diff

import "pawl/schema"

var foreignDataWrapper = attrs[*schema.ForeignDataWrapper]{
	{Name: "Handler"},
	{Name: "Validator"},
	{Name: "Options"},
}
