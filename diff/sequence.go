package diff

import "pawl/schema"

var sequence = attrs[*schema.Sequence]{
	{Name: "Type"},
	{Name: "SequenceOptions"},
	{Name: "Persistence"},
	{Name: "OwnedBy"},
}
