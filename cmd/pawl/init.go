package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"pawl/migrate"
	"pawl/render"
	"pawl/schema"
)

func initCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:   "init",
		Usage:  "write pawl.yaml, and schema.sql from the live database",
		Flags:  commonFlags(),
		Action: func(c *cli.Context) error { return a.init(c) },
	}
}

const configText = `# Settings of pawl. Flags override them; PAWL_… variables are used for what is missing here.

# The live database, which pawl only reads. ${VARIABLES} are filled in, so that no password stands here.
db: ${DATABASE_URL}

# The desired schema: a file, a folder, or a list of them.
schema: schema.sql

# Where the migrations are.
dir: migrations

# How long a statement of a migration waits for a lock before it gives up.
lock_timeout: 2s

# What others manage in the same database: schemas, names, or kinds and names. Platforms like RDS or Supabase are
# recognised. See docs/filters.md.
# exclude: [reporting, "table public.tmp_*"]

# What becomes of rows, once. See docs/data.md.
# data:
#   - name: merge_roles
#     table: users
#     set: role = CASE WHEN is_admin THEN 'admin' ELSE 'member' END
`

func (a *app) init(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if len(s.Schema) != 1 {
		return errors.New("init writes one schema file: say which with a single --schema")
	}
	for _, path := range []string{"pawl.yaml", s.Schema[0]} {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already: nothing was written", path)
		}
	}
	p, err := a.wholePlan(c, s)
	if err != nil {
		return err
	}
	if err := migrate.Write(".", []migrate.New{{Name: "pawl.yaml", Text: configText}, {Name: s.Schema[0], Text: render.Schema(p)}}); err != nil {
		return err
	}
	if !s.Quiet {
		fmt.Fprintf(a.stdout, "pawl.yaml and %s are written, with %s of the database.\n"+
			"Edit %s, then: pawl diff, pawl generate NAME\n", s.Schema[0], plural(inside(p.To), "object"), s.Schema[0])
	}
	return nil
}

// inside is the number of objects that are managed.
func inside(cat *schema.Catalog) int {
	n := 0
	for _, id := range cat.IDs() {
		if !cat.Outside[id] {
			n++
		}
	}
	return n
}
