package diff

import "pawl/schema"

// transform: CREATE OR REPLACE TRANSFORM changes everything.
var transform = attrs[*schema.Transform]{
	{Name: "FromSQL"},
	{Name: "ToSQL"},
}
