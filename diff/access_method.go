package diff

import "pawl/schema"

// accessMethod: there is no ALTER ACCESS METHOD.
var accessMethod = attrs[*schema.AccessMethod]{
	{Name: "Type", Replace: true},
	{Name: "Handler", Replace: true},
}
