package diff

import "pawl/schema"

// A schema is nothing but its name; owner and privileges are objects of their own.
var namespace = attrs[*schema.Namespace]{}
