package profile

// cloudsql is Google Cloud SQL for PostgreSQL.
var cloudsql = Profile{
	Name:     "cloudsql",
	Platform: "Google Cloud SQL",
	Roles:    []string{"cloudsqladmin", "cloudsqlsuperuser"},
	Exclude: []string{
		// Cloud SQL documentation, "About PostgreSQL users and roles": cloudsqladmin, cloudsqlagent, cloudsqlsuperuser,
		// cloudsqlimportexport, cloudsqlreplica, cloudsqliamuser, cloudsqliamserviceaccount and others.
		"role cloudsql*",
		// Cloud SQL documentation, "Configure PostgreSQL extensions": google_vacuum_mgmt; "Integrate Cloud SQL with
		// Vertex AI": google_ml_integration, with its schema google_ml.
		"extension google_*", "google_ml",
	},
}
