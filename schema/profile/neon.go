package profile

// neon is Neon.
var neon = Profile{
	Name:     "neon",
	Platform: "Neon",
	Roles:    []string{"cloud_admin", "neon_superuser"},
	Exclude: []string{
		// Neon documentation, "Manage roles": neon_superuser, cloud_admin; neon_service is its own.
		"role neon_*", "role cloud_admin",
		// Neon documentation, "Neon Auth": the schema neon_auth. "The neon extension": extension neon. Neon's compute
		// keeps its migrations in the schema neon_migration.
		"neon_auth", "neon_migration", "extension neon",
	},
}
