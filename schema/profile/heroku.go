package profile

// heroku is Heroku Postgres.
var heroku = Profile{
	Name:     "heroku",
	Platform: "Heroku Postgres",
	Schemas:  []string{"_heroku"},
	Exclude: []string{
		// Heroku Dev Center, "Heroku Postgres Extensions, PostGIS, and Full-Text Search", and the changelog entry
		// "Changes to PostgreSQL Extension Schema Management on Heroku": the schemas _heroku, whose functions the event
		// triggers call, and heroku_ext.
		"_heroku", "heroku_ext",
		"event trigger extension_before_drop", "event trigger log_create_ext", "event trigger log_drop_ext",
		"event trigger validate_extension",
	},
}
