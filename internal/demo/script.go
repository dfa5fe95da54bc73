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
		shows:   []string{"names_and_totals_1_expand.up.sql"},
	}, {
		say:     "Nobody who uses the shop shall notice: so there are several small steps, in files of plain SQL. The first one\nmakes the new column beside the old one, and keeps both in step ...",
		command: `cat migrations/*_names_and_totals_1_expand.up.sql`,
		shows:   []string{"BEGIN;", "COMMIT;", "_sync"},
	}, {
		say:     "... and each has a file that leads back. It looks first whether anything would be lost.",
		command: `cat migrations/*_names_and_totals_1_expand.down.sql`,
		shows:   []string{"BEGIN;", "COMMIT;", "irreversible: "},
	}, {
		say:     "Any runner can apply them. psql will do. What only the old code needs stays for now: the phase contract waits.",
		command: `pg_dump -s "$DATABASE_URL" | grep -v restrict > before.sql`,
	}, {
		command: `for f in $(ls migrations/*.up.sql | grep -v contract); do psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f $f || exit; done`,
	}, {
		say:     "Code that knows the old name and code that knows the new one both work.",
		command: `psql "$DATABASE_URL" -Xc "update customers set name = 'Ada' where id = 1" -c "select id, full_name from customers where id = 1"`,
		shows:   []string{"Ada"},
	}, {
		command: `psql "$DATABASE_URL" -Xc "update customers set full_name = 'Grace' where id = 1" -c "select id, name from customers where id = 1"`,
		shows:   []string{"Grace"},
	}, {
		say:     "All of this can be taken back. pg_dump sees no difference from the state before.",
		command: `for f in $(ls -r migrations/*.down.sql | grep -v contract); do psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f $f || exit; done`,
	}, {
		command: `pg_dump -s "$DATABASE_URL" | grep -v restrict | diff before.sql - && echo the same`,
		shows:   []string{"the same"},
	}, {
		say:     "Forward again, and to the end.",
		command: `for f in migrations/*.up.sql; do psql "$DATABASE_URL" -Xq -v ON_ERROR_STOP=1 -f $f || exit; done`,
	}, {
		command: `pawl check`,
		shows:   []string{"agree"},
	}, {
		say:     "The next day the column legacy_code is to go.",
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
