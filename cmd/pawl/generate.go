package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"pawl/migrate"
	"pawl/render"
	"pawl/schema"
)

func generateCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:      "generate",
		Usage:     "write the migration files that lead from the live database to schema.sql and back",
		ArgsUsage: "NAME",
		Flags: append(commonFlags(),
			&cli.StringFlag{Name: "lock-timeout", Usage: "how long a statement waits for a lock, as PostgreSQL's `lock_timeout`; 0 for no limit (default: 2s)"},
			&cli.BoolFlag{Name: "sequence", Usage: "number the versions 000001, 000002, … instead of by time"},
			&cli.StringFlag{Name: "versions", Usage: "timestamp or sequence", Hidden: true},
			&cli.StringFlag{Name: "migration-version", Usage: "use this `VERSION` instead of the next one"},
			noRenamesFlag(),
			&cli.BoolFlag{Name: "allow-pending", Usage: "write even if the live database lacks a migration of the folder"},
		),
		Action: func(c *cli.Context) error { return a.generate(c) },
	}
}

var goodName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

func (a *app) generate(c *cli.Context) error {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	name := c.Args().First()
	if c.NArg() != 1 || !goodName.MatchString(name) {
		return fmt.Errorf("generate takes one name of letters, digits, - and _, like add_profiles; flags come before it or after it; got %q", c.Args().Slice())
	}
	files, err := migrate.List(s.Dir)
	if err != nil {
		return err
	}
	cmp, err := a.compare(c.Context, s, a.settleRenames(c.Context, s))
	if err != nil {
		return err
	}
	if p, ok := pending(files, cmp.from); ok && s.From == "db" && !c.Bool("allow-pending") {
		return &exit{exitRefused, fmt.Errorf("the database has the state before %s, so this migration of the folder is not applied yet.\n"+
			"Apply it first, compare with the folder instead (--from migrations), or say --allow-pending. Nothing was written", filepath.Base(p.Up))}
	}
	scripts := render.Scripts(cmp.parts, render.Settings{Version: version, Name: name, LockTimeout: lockTimeout(s)})
	written, err := a.write(s, c.String("migration-version"), name, files, scripts)
	if err != nil {
		return err
	}
	return a.tellGenerated(s, cmp, scripts, written)
}

func lockTimeout(s settings) string {
	if s.LockTimeout == "0" {
		return ""
	}
	return s.LockTimeout
}

// pair is one pair of written files.
type pair struct {
	Version string   `json:"version"`
	Phase   string   `json:"phase"`
	Up      string   `json:"up"`
	Down    string   `json:"down"`
	Safe    bool     `json:"safe_to_reverse"`
	Unsafe  []string `json:"unsafe_because,omitempty"`
}

// write names the files and writes them, all or none.
func (a *app) write(s settings, fixed, name string, existing []migrate.File, scripts []render.Script) ([]pair, error) {
	versions, err := a.versions(s, fixed, existing, len(scripts))
	if err != nil {
		return nil, err
	}
	var pairs []pair
	var files []migrate.New
	for i, script := range scripts {
		base := versions[i] + "_" + name
		if len(scripts) > 1 {
			base += "_" + strconv.Itoa(i+1) + "_" + string(script.Phase)
		}
		up, down := base+".up.sql", base+".down.sql"
		files = append(files, migrate.New{Name: up, Text: script.Up}, migrate.New{Name: down, Text: script.Down})
		pairs = append(pairs, pair{versions[i], string(script.Phase), filepath.Join(s.Dir, up), filepath.Join(s.Dir, down), len(script.Unsafe) == 0, script.Unsafe})
	}
	if len(files) == 0 {
		return nil, nil
	}
	return pairs, migrate.Write(s.Dir, files)
}

// versions are the next free ones: the time in UTC, a second apart, or a running number.
func (a *app) versions(s settings, fixed string, existing []migrate.File, count int) ([]string, error) {
	last := ""
	taken := map[string]bool{}
	for _, f := range existing {
		taken[f.Version] = true
		last = f.Version
	}
	list := make([]string, count)
	for i := range list {
		v, err := a.version(s, fixed, last, i)
		if err != nil {
			return nil, err
		}
		if taken[v] {
			return nil, fmt.Errorf("version %s is in %s already: say another with --migration-version", v, s.Dir)
		}
		list[i] = v
	}
	return list, nil
}

func (a *app) version(s settings, fixed, last string, i int) (string, error) {
	const layout = "20060102150405"
	number, err := strconv.ParseInt(strings.TrimLeft(last, "0"), 10, 64)
	if err != nil {
		number = 0
	}
	switch {
	case fixed != "":
		n, err := strconv.ParseInt(fixed, 10, 64)
		if err != nil || n < 0 {
			return "", fmt.Errorf("--migration-version %s: a version is a number", fixed)
		}
		if t, err := time.Parse(layout, fixed); err == nil {
			return t.Add(time.Duration(i) * time.Second).Format(layout), nil
		}
		return fmt.Sprintf("%0*d", len(fixed), n+int64(i)), nil
	case s.Versions == "sequence":
		return fmt.Sprintf("%06d", number+1+int64(i)), nil
	}
	t := a.now().UTC()
	if before, err := time.Parse(layout, last); err == nil && !t.After(before) {
		t = before.Add(time.Second)
	}
	return t.Add(time.Duration(i) * time.Second).Format(layout), nil
}

func (a *app) tellGenerated(s settings, cmp *comparison, scripts []render.Script, written []pair) error {
	if s.JSON {
		if written == nil {
			written = []pair{}
		}
		return a.json(struct {
			From    string              `json:"from"`
			To      string              `json:"to"`
			Changes []render.Line       `json:"changes"`
			Files   []pair              `json:"files"`
			Beyond  []schema.Unmodelled `json:"unmodelled"`
			Filters *leftOut            `json:"filters,omitempty"`
			Sizes   sizesUsed           `json:"sizes"`
		}{cmp.fromName, cmp.toName, summary(cmp), written, orEmpty(cmp.unmodelled), cmp.filters, cmp.sizes})
	}
	p := a.printer(s)
	if len(written) == 0 {
		if !s.Quiet {
			fmt.Fprintf(p.out, "%s and %s agree. Nothing was written.\n", cmp.fromName, cmp.toName)
		}
		return nil
	}
	if s.Quiet {
		return nil
	}
	p.lines(summary(cmp))
	p.sizes(cmp.sizes)
	fmt.Fprintf(p.out, "\n%s/\n", s.Dir)
	for i, w := range written {
		verdict := strings.Replace(scripts[i].Verdict, "safe", "safe to reverse", 1)
		if !w.Safe {
			verdict = p.paint("31", "UNSAFE") + "  " + strings.Join(scripts[i].Unsafe, "; ")
		}
		fmt.Fprintf(p.out, "  %s   %s\n", filepath.Base(w.Up), verdict)
	}
	return nil
}

func summary(cmp *comparison) []render.Line {
	if lines := render.Summary(cmp.parts); lines != nil {
		return lines
	}
	return []render.Line{}
}
