package diff

import "pawl/schema"

// operatorFamily has nothing that could change: what belongs to it are objects of their own.
var operatorFamily = attrs[*schema.OperatorFamily]{}
