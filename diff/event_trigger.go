package diff

import "pawl/schema"

var eventTrigger = attrs[*schema.EventTrigger]{
	{Name: "Event", Replace: true},
	{Name: "Tags", Replace: true, Unordered: true},
	{Name: "Function", Replace: true},
	{Name: "State"},
}
