package main

// script is the show.
var script = []act{
	{
		say:     "A shop is live: a database with some thousand rows. schema.sql says what is in it.",
		command: `cp v1.sql schema.sql`,
	}, {
		command: `psql "$DATABASE_URL" -Xq -f schema.sql -f v1.rows.sql`,
	}, {
		command: `psql "$DATABASE_URL" -Xc 'select count(*) as orders from orders'`,
		shows:   []string{"3000"},
	}, {
		command: `pawl check`,
		shows:   []string{"agree"},
	}, {
		say:     "A developer edits schema.sql.",
		command: `cp v2.sql schema.sql; diff v1.sql schema.sql`,
		exit:    1,
	}, {
		say:     "What does that mean for the database?",
		command: `pawl diff`,
		shows:   []string{"renamed", "Nothing was written."},
	}, {
		command: `pawl generate names_and_totals`,
		shows:   []string{"names_and_totals.up.sql"},
	}, {
		say:     "These are plain files of SQL. One leads there ...",
		command: `cat migrations/*_names_and_totals.up.sql`,
		shows:   []string{"BEGIN;", "COMMIT;"},
	}, {
		say:     "... and the other one back. It looks first whether anything would be lost.",
		command: `cat migrations/*_names_and_totals.down.sql`,
		shows:   []string{"BEGIN;", "COMMIT;", "irreversible: "},
	}, {
		say:     "Any runner can apply them. psql will do.",
		command: `pg_dump -s "$DATABASE_URL" | grep -v restrict > before.sql`,
	}, {
		command: `psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f migrations/*_names_and_totals.up.sql`,
	}, {
		command: `pawl check`,
		shows:   []string{"agree"},
	}, {
		say:     "Nothing was written to the new column yet, so this can be taken back. pg_dump sees no difference\nfrom the state before.",
		command: `psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f migrations/*_names_and_totals.down.sql`,
	}, {
		command: `pg_dump -s "$DATABASE_URL" | grep -v restrict | diff before.sql - && echo the same`,
		shows:   []string{"the same"},
	}, {
		say:     "Forward again. The next day the column legacy_code is to go.",
		command: `psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f migrations/*_names_and_totals.up.sql`,
	}, {
		command: `grep -v legacy_code v2.sql > schema.sql`,
	}, {
		command: `pawl generate drop_legacy_code`,
		shows:   []string{"UNSAFE"},
	}, {
		command: `psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f migrations/*_drop_legacy_code.up.sql`,
	}, {
		command: `pawl check`,
		shows:   []string{"agree"},
	}, {
		say:     "The values are gone, and no file can bring them back: the way back refuses, and changes nothing.",
		command: `psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f migrations/*_drop_legacy_code.down.sql`,
		exit:    3,
		shows:   []string{"irreversible: "},
	}, {
		command: `pawl check`,
		shows:   []string{"agree"},
	},
}
