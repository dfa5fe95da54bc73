package diff

import "pawl/schema"

var role = attrs[*schema.Role]{
	{Name: "Superuser"},
	{Name: "CreateDB"},
	{Name: "CreateRole"},
	{Name: "Inherit"},
	{Name: "Login"},
	{Name: "Replication"},
	{Name: "BypassRLS"},
	{Name: "ConnectionLimit"},
	{Name: "ValidUntil"},
	{Name: "Settings"},
}
