package diff

import "pawl/schema"

// operatorFamilyMember: ALTER OPERATOR FAMILY adds and drops, and changes nothing.
var operatorFamilyMember = attrs[*schema.OperatorFamilyMember]{
	{Name: "Object", Replace: true},
	{Name: "OrderBy", Replace: true},
}
