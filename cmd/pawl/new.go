package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/plan"
	"pawl/render"
)

func newCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "write an empty migration to fill in by hand, or one from a template",
		ArgsUsage: "NAME",
		Description: "The files are named and laid out as generate does for the client of --format. What is written by hand is no part of schema.sql:\n" +
			"use it for what schema.sql cannot say. pawl lint looks at the result.",
		Flags: append(append(flagsNamed("dir", "format", "config", "json", "quiet"), fileFlags()...),
			&cli.StringFlag{Name: "template", Usage: "begin with a commented `TEMPLATE`: " + strings.Join(templateNames(), ", ")},
		),
		Action: func(c *cli.Context) error { return a.newMigration(c) },
	}
}

// template is what a migration begins with: comments that say how it is done well.
type template struct {
	name     string
	place    render.Place
	up, down string
}

var templates = []template{
	{name: "", up: "-- What leads there.\n", down: "-- What leads back.\n"},
	{"table", render.Within, tableTemplate, tableBack},
	{"index", render.Outside, indexTemplate, indexBack},
	{"data", render.Outside, dataTemplate, dataBack},
}

const (
	tableTemplate = `-- CREATE TABLE app.things (
--     id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
--     name       text NOT NULL,
--     created_at timestamptz NOT NULL DEFAULT now()
-- );
-- Indexes and constraints of a table that is new lock nobody.
-- CREATE INDEX things_name ON app.things (name);
`
	tableBack = `-- The way back looks before it drops: rows that were written meanwhile would be lost.
-- LOCK TABLE app.things IN ACCESS EXCLUSIVE MODE;
-- DO $$
-- BEGIN
--     IF EXISTS (SELECT FROM app.things) THEN
--         RAISE EXCEPTION 'irreversible: app.things holds rows that would be lost';
--     END IF;
-- END
-- $$;
-- DROP TABLE app.things;
`
	indexTemplate = `-- One statement, outside of any transaction. If it fails, it leaves an index that is not valid: drop that before another try.
-- CREATE INDEX CONCURRENTLY things_name ON app.things (name);
`
	indexBack = `-- DROP INDEX CONCURRENTLY app.things_name;
`
	dataTemplate = `-- One statement, outside of any transaction: each batch is committed by itself, and what was done stays done when it is stopped.
-- DO $$
-- DECLARE
--     from_id bigint := 0;
--     last_id bigint;
-- BEGIN
--     PERFORM set_config('lock_timeout', '2s', false);
--     LOOP
--         SELECT max(id) INTO last_id
--         FROM (SELECT id FROM app.things WHERE id > from_id ORDER BY id LIMIT 1000) AS batch;
--         EXIT WHEN last_id IS NULL;
--         UPDATE app.things SET name = lower(name) WHERE id > from_id AND id <= last_id AND name <> lower(name);
--         from_id := last_id;
--         COMMIT;
--     END LOOP;
-- END
-- $$;
`
	dataBack = `-- What the rows held before is gone, unless it is kept aside: say so, and refuse.
-- DO $$ BEGIN RAISE EXCEPTION 'irreversible: the old values are not kept'; END $$;
`
)

func templateNames() []string {
	var list []string
	for _, t := range templates[1:] {
		list = append(list, t.name)
	}
	return list
}

// newMigration writes a migration with nothing in it but comments.
func (a *app) newMigration(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	name := c.Args().First()
	if c.NArg() != 1 || !goodName.MatchString(name) {
		return fmt.Errorf("new takes one name of letters, digits, - and _, like add_profiles; got %q", c.Args().Slice())
	}
	i := slices.IndexFunc(templates, func(t template) bool { return t.name == c.String("template") })
	if i < 0 {
		return fmt.Errorf("template: %q is none of %s", c.String("template"), strings.Join(templateNames(), ", "))
	}
	files, err := s.migrations()
	if err != nil {
		return err
	}
	d, err := a.draft(s, c.String("migration-version"), name, files, []render.Script{templates[i].script(name, lockTimeout(s))})
	if err != nil {
		return err
	}
	if err := d.write(); err != nil {
		return err
	}
	written := d.pairs
	switch {
	case s.JSON:
		return a.json(struct {
			Files []pair `json:"files"`
		}{written})
	case !s.Quiet:
		fmt.Fprintf(a.stdout, "%s\n", written[0].Up)
		if written[0].Down != written[0].Up {
			fmt.Fprintf(a.stdout, "%s\n", written[0].Down)
		}
		fmt.Fprintln(a.stdout, "Fill them in, then: pawl lint")
	}
	return nil
}

// script lays the template out.
func (t template) script(name, timeout string) render.Script {
	body := func(note, head string) render.Body {
		b := render.Body{Head: "-- " + head + "\n", Place: t.place, Note: note}
		if t.place == render.Within && timeout != "" {
			b.Settings = []string{"SET LOCAL lock_timeout = " + render.Literal(timeout)}
		}
		return b
	}
	return render.Script{Up: body(t.up, name), Down: body(t.down, name+" · undo"), Phase: plan.PhaseExpand, Verdict: "written by hand",
		Verify: "-- SELECT 1/count(*) FROM what must be there;\n"}
}
