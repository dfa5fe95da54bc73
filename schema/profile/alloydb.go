package profile

// alloydb is Google AlloyDB for PostgreSQL.
var alloydb = Profile{
	Name:     "alloydb",
	Platform: "Google AlloyDB",
	Roles:    []string{"alloydbadmin", "alloydbsuperuser"},
	Exclude: []string{
		// AlloyDB documentation, "About database users": alloydbsuperuser, alloydbadmin, alloydbiamuser and others.
		"role alloydb*",
		// AlloyDB documentation, "Supported database extensions": those that every database starts with.
		"extension google_*", "google_ml",
	},
}
