package profile

// azure is Azure Database for PostgreSQL.
var azure = Profile{
	Name:     "azure",
	Platform: "Azure Database for PostgreSQL",
	Roles:    []string{"azure_pg_admin", "azuresu"},
	Exclude: []string{
		// Azure Database for PostgreSQL documentation, "Create users", and "Security: access management": azuresu,
		// azure_pg_admin, azure_superuser.
		"role azuresu", "role azure_*",
		// The same, "Extensions and modules by name", and "Microsoft Entra authentication": what the service installs.
		"extension azure", "extension pgaadauth",
	},
}
