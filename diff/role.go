package diff

import "pawl/schema"

var role = attrs[*schema.Role]{
	{Name: "Superuser"},
	{Name: "CreateDatabases"},
	{Name: "CreateRoles"},
	{Name: "Inherit"},
	{Name: "Login"},
	{Name: "Replication"},
	{Name: "BypassRowSecurity"},
	{Name: "ConnectionLimit"},
	{Name: "ValidUntil"},
	{Name: "Settings"},
}
