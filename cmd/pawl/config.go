package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"gopkg.in/yaml.v3"

	"pawl/internal/data"
	"pawl/internal/lint"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/schema/filter"
	"pawl/schema/profile"
	"pawl/schema/stats"
)

// config is pawl.yaml. Each key has a flag and a variable of the same meaning.
type config struct {
	DB          string  `yaml:"db"`
	Schema      strlist `yaml:"schema"`
	Dir         string  `yaml:"dir"`
	From        string  `yaml:"from"`
	Scratch     string  `yaml:"scratch"`
	PgBin       string  `yaml:"pg_bin"`
	LockTimeout string  `yaml:"lock_timeout"`
	Versions    string  `yaml:"versions"`
	Privileges  string  `yaml:"privileges"`
	Owners      string  `yaml:"owners"`
	Online      string  `yaml:"online"`
	Stats       string  `yaml:"stats"`
	Large       string  `yaml:"large"`
	Renames     string  `yaml:"renames"`
	Evidence    string  `yaml:"evidence"`
	Verify      string  `yaml:"verify"`
	// Drops says what becomes of tables, columns and sequences that are to go; ArchiveSchema is where they are kept.
	Drops         string `yaml:"drops"`
	ArchiveSchema string `yaml:"archive_schema"`
	Structural    string `yaml:"structural_downs"`
	// Rules says of a rule, by its name, whether it is on or off.
	Rules map[string]string `yaml:"rules"`
	// Lint says of a rule of lint, by its name, how severe it is.
	Lint          lint.Levels `yaml:"lint"`
	ServerVersion string      `yaml:"server_version"`

	Strict  string  `yaml:"strict"`
	Include strlist `yaml:"include"`
	Exclude strlist `yaml:"exclude"`
	Profile strlist `yaml:"profile"`
	Roles   string  `yaml:"roles"`
	Format  string  `yaml:"format"`
	// Data are data migrations, which [data.Read] reads.
	Data yaml.Node `yaml:"data"`

	moves []data.Migration
}

// readConfig reads the configuration that the user named, or pawl.yaml, which may be missing.
func (a *app) readConfig(c *cli.Context) (config, error) {
	path := a.getenv("PAWL_CONFIG")
	if c.IsSet("config") {
		path = c.String("config")
	}
	named := path != ""
	if !named {
		path = "pawl.yaml"
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return config{}, nil
	}
	if err != nil {
		return config{}, fmt.Errorf("reading the configuration: %w", err)
	}
	return parseConfig(path, text)
}

func parseConfig(path string, text []byte) (config, error) {
	var c config
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		return c, fmt.Errorf("%s: %s\nKnown keys: %s", path, yamlMessage(err), strings.Join(keys, ", "))
	}
	var err error
	c.moves, err = data.Read(&c.Data, path, string(text))
	return c, err
}

var keys = []string{"db", "schema", "dir", "from", "scratch", "pg_bin", "lock_timeout", "versions", "privileges", "owners", "roles", "online", "stats", "large", "renames", "evidence", "verify", "drops", "archive_schema", "structural_downs", "rules", "strict",
	"include", "exclude", "profile", "format", "data", "lint", "server_version"}

// yamlMessage puts the library's words into a user's: "line 3: field dbb not found in type main.config".
func yamlMessage(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:\n  ")
	text = strings.ReplaceAll(text, " not found in type main.config", " is not a setting")
	return strings.ReplaceAll(text, "field ", "")
}

// settings are the values in force, from flags, pawl.yaml and variables, in that order.
type settings struct {
	config
	JSON, Quiet, NoColor bool
}

// settings puts together what the user said.
func (a *app) settings(c *cli.Context) (settings, error) {
	file, err := a.readConfig(c)
	if err != nil {
		return settings{}, err
	}
	pick := func(flag, fromFile, fallback string) string { return a.pick(c, flag, fromFile, fallback) }
	s := settings{config: config{
		DB:            pick("db", file.DB, ""),
		Dir:           pick("dir", file.Dir, "migrations"),
		From:          pick("from", file.From, "db"),
		Scratch:       pick("scratch", file.Scratch, ""),
		PgBin:         pick("pg-bin", file.PgBin, ""),
		LockTimeout:   pick("lock-timeout", file.LockTimeout, "2s"),
		Versions:      pick("versions", file.Versions, "timestamp"),
		Privileges:    pick("privileges", file.Privileges, ""),
		Owners:        pick("owners", file.Owners, "ignore"),
		Online:        pick("online", file.Online, "always"),
		Stats:         pick("stats", file.Stats, ""),
		Large:         pick("large", file.Large, stats.DefaultThreshold),
		Renames:       pick("renames", file.Renames, "ask"),
		Evidence:      pick("evidence", file.Evidence, "on"),
		Verify:        pick("verify", file.Verify, "auto"),
		Drops:         pick("drops", file.Drops, "drop"),
		ArchiveSchema: pick("archive-schema", file.ArchiveSchema, "pawl_archive"),
		Structural:    pick("structural-downs", file.Structural, "false"),
		Rules:         file.Rules,
		Lint:          file.Lint,
		ServerVersion: pick("server-version", file.ServerVersion, "15"),
		Strict:        pick("strict", file.Strict, "false"),
		Roles:         pick("roles", file.Roles, "ignore"),
		Format:        pick("format", file.Format, migrate.Names()[0]),
		Data:          file.Data,
		moves:         file.moves,
	}}
	s.Schema = a.schemaFiles(c, file.Schema)
	s.Include, s.Exclude = a.patterns(c, "include", file.Include), a.patterns(c, "exclude", file.Exclude)
	if s.Profile = a.patterns(c, "profile", file.Profile); len(s.Profile) == 0 {
		s.Profile = strlist{"auto"}
	}
	if c.Bool("sequence") {
		s.Versions = "sequence"
	}
	if c.Bool("no-evidence") {
		s.Evidence = "off"
	}
	if c.IsSet("verify") {
		s.Verify = map[bool]string{true: "on", false: "off"}[c.Bool("verify")]
	}
	if c.Bool("no-verify") {
		s.Verify = "off"
	}
	if c.Bool("no-renames") {
		s.Renames = "ignore"
	}
	s.JSON, s.Quiet = c.Bool("json"), c.Bool("quiet")
	s.NoColor = c.Bool("no-color") || a.getenv("NO_COLOR") != ""
	return s, s.check()
}

// pick is the value of a flag, of pawl.yaml, or of the flag's variable.
func (a *app) pick(c *cli.Context, flag, fromFile, fallback string) string {
	switch {
	case c.IsSet(flag):
		return fmt.Sprint(c.Value(flag))
	case fromFile != "":
		return os.Expand(fromFile, a.getenv)
	}
	if v := a.getenv("PAWL_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))); v != "" {
		return v
	}
	return fallback
}

// schemaFiles are where the desired schema is written.
func (a *app) schemaFiles(c *cli.Context, fromFile strlist) strlist {
	switch v := a.getenv("PAWL_SCHEMA"); {
	case c.IsSet("schema"):
		return c.StringSlice("schema")
	case len(fromFile) > 0:
		return fromFile
	case v != "":
		return strlist{v}
	}
	return strlist{"schema.sql"}
}

// patterns are the values of a list whose texts may hold commas of their own.
func (a *app) patterns(c *cli.Context, flag string, fromFile strlist) strlist {
	switch {
	case c.IsSet(flag):
		return filter.Split(strings.Join(c.StringSlice(flag), ",")) // the library cut at all commas
	case len(fromFile) > 0:
		return fromFile
	}
	return filter.Split(a.getenv("PAWL_" + strings.ToUpper(flag)))
}

// check refuses values that mean nothing.
func (s settings) check() error {
	for _, v := range []struct {
		name, value string
		allowed     []string
	}{
		{"versions", s.Versions, []string{"timestamp", "sequence"}},
		{"privileges", s.Privileges, []string{"manage", "ignore"}},
		{"owners", s.Owners, []string{"manage", "ignore"}},
		{"online", s.Online, []string{"always", "by-size", "off"}},
		{"renames", s.Renames, []string{"ask", "ignore"}},
		{"evidence", s.Evidence, []string{"on", "off"}},
		{"verify", s.Verify, []string{"auto", "on", "off"}},
		{"drops", s.Drops, []string{"drop", "archive"}},
		{"structural_downs", s.Structural, []string{"true", "false"}},
		{"strict", s.Strict, []string{"true", "false"}},
		{"roles", s.Roles, []string{"manage", "ignore"}},
		{"format", s.Format, migrate.Names()},
	} {
		if v.value != "" && !slices.Contains(v.allowed, v.value) {
			return fmt.Errorf("%s: %q is none of %s", v.name, v.value, strings.Join(v.allowed, ", "))
		}
	}
	if err := s.checkRules(); err != nil {
		return err
	}
	if err := s.Lint.Check(); err != nil {
		return err
	}
	return s.selection().Check()
}

func (s settings) selection() state.Selection {
	return state.Selection{Include: s.Include, Exclude: s.Exclude, Profiles: s.Profile}
}

// flags that all commands with a database have.
func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "db", Usage: "`URL` of the live database, which is only read"},
		&cli.StringSliceFlag{Name: "schema", Usage: "desired schema: `PATH` of a file or folder, - for standard input; may be repeated"},
		&cli.StringFlag{Name: "dir", Usage: "`DIR` of the migrations (default: migrations)"},
		&cli.StringFlag{Name: "format", Usage: "the `CLIENT` that applies the migrations: " + strings.Join(migrate.Names(), ", ") + "; see docs/formats.md (default: " + migrate.Names()[0] + ")"},
		&cli.StringFlag{Name: "from", Usage: "what to compare with: db, migrations (the state that the files in --dir produce), or the `PATH` of a schema (default: db)"},
		&cli.StringFlag{Name: "scratch", Usage: "`URL` of a server for scratch databases, or \"server\" for the live one (default: a private server is started)"},
		&cli.StringFlag{Name: "pg-bin", Usage: "`DIR` of PostgreSQL's server programs"},
		&cli.StringFlag{Name: "privileges", Usage: "GRANTs: manage or ignore (default: manage)"},
		&cli.StringFlag{Name: "online", Usage: "tables that are there: always taken for large and in use; by-size, those that --stats says are large; or off, everything at once (default: always)"},
		&cli.StringFlag{Name: "stats", Usage: "`FILE` that pawl stats wrote for the database that counts, or \"live\": --db is that database"},
		&cli.StringFlag{Name: "large", Usage: "`SIZE` from which on a table is large, in rows, bytes or either (default: " + stats.DefaultThreshold + ")"},
		&cli.StringFlag{Name: "drops", Usage: "tables, columns and sequences that are to go: drop, or archive, so that the way back has all of it; see docs/archive.md (default: drop)"},
		&cli.StringFlag{Name: "archive-schema", Usage: "the `SCHEMA` in which archived tables are kept (default: pawl_archive)", Hidden: true},
		&cli.StringFlag{Name: "owners", Usage: "OWNER TO: manage or ignore (default: ignore)"},
		&cli.StringFlag{Name: "roles", Usage: "roles that the schema creates by CREATE ROLE: manage or ignore (default: ignore)"},
		&cli.BoolFlag{Name: "strict", Usage: "refuse, with exit code 3, if the database has what is not modelled, instead of a note"},
		&cli.StringSliceFlag{Name: "include", Usage: "manage only what matches `PATTERN`: a schema (app), a name (app.tmp_*), or a kind and a name (\"function app.*\"); may be repeated"},
		&cli.StringSliceFlag{Name: "exclude", Usage: "leave alone what matches `PATTERN`; \"!PATTERN\" counts it in again; may be repeated. See docs/filters.md"},
		&cli.StringSliceFlag{Name: "profile", Usage: "leave alone what a `PLATFORM` puts into databases: " + strings.Join(profile.Names(), ", ") + "; auto: the one that is recognised; none (default: auto)"},
		&cli.StringFlag{Name: "config", Usage: "`FILE` with settings (default: pawl.yaml)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print only what was asked for, and errors"},
		&cli.BoolFlag{Name: "no-color", Usage: "no colours; so does NO_COLOR"},
	}
}

// flagsNamed are those of the common flags that a command without a database has.
func flagsNamed(names ...string) []cli.Flag {
	return slices.DeleteFunc(commonFlags(), func(f cli.Flag) bool { return !slices.Contains(names, f.Names()[0]) })
}
