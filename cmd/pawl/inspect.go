package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

func inspectCommand(a *app) *cli.Command {
	return &cli.Command{
		Name:  "inspect",
		Usage: "print the live database's schema as SQL that creates it",
		Flags: append(commonFlags(),
			&cli.StringFlag{Name: "split", Usage: "write a file for each object into `DIR` instead of printing"},
		),
		Action: func(c *cli.Context) error { return a.inspect(c) },
	}
}

func (a *app) inspect(c *cli.Context) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	p, err := a.wholePlan(c, s)
	if err != nil {
		return err
	}
	switch {
	case c.String("split") != "":
		return a.split(s, p, c.String("split"))
	case s.JSON:
		return a.json(inspected(p.To))
	}
	_, err = fmt.Fprint(a.stdout, render.Schema(p))
	return err
}

// inspected lists the objects of a catalog, and what it does not model, with the code for that.
func inspected(cat *schema.Catalog) []any {
	var list []any
	for o := range cat.All() {
		if cat.Outside[o.ID()] {
			continue
		}
		list = append(list, struct {
			ID     string `json:"id"`
			Kind   string `json:"kind"`
			Object any    `json:"object"`
		}{o.ID().Label(), string(o.ID().Kind), o})
	}
	for _, u := range cat.Reported(nil) {
		list = append(list, struct {
			ID   string                `json:"id"`
			Kind string                `json:"kind"`
			Code schema.UnmodelledCode `json:"unmodelled"`
		}{u.Name, u.Kind, u.Code})
	}
	return list
}

// wholePlan is the plan from nothing to the state that --from names.
func (a *app) wholePlan(c *cli.Context, s settings) (p *plan.Plan, err error) {
	source := s.source()
	defer func() { err = errors.Join(err, source.Close()) }()
	var names comparison
	cat, path, err := a.fromState(c.Context, s, source, nil, &names, []string{"public"})
	if err != nil {
		return nil, err
	}
	source.ReadBodies(cat, path)
	a.unknownNotes(s, cat)
	for _, n := range source.Notes {
		a.note(s, "%s", n)
	}
	source.Survey(cat, nil)
	a.reportFilters(s, source, names.fromName, "")
	if err := a.unmodelled(s, cat.Reported(nil)); err != nil {
		return nil, err
	}
	if s.Roles == "manage" {
		cat.PutNamedRoles()
	}
	if s.Owners == "manage" {
		cat.PutOwners()
	}
	return plan.Make(schema.Surroundings(cat))
}

// split writes each object with what belongs to it into a file of its own, named so that the files in name order
// need no other order: pawl reads statements in any order.
func (a *app) split(s settings, p *plan.Plan, dir string) error {
	groups, err := render.Split(p)
	if err != nil {
		return err
	}
	for _, g := range groups {
		path := filepath.Join(dir, filepath.FromSlash(g.Path))
		if _, err := os.Stat(path); err == nil {
			return fmt.Errorf("%s is there already: choose an empty folder; nothing was written", path)
		}
	}
	for _, g := range groups {
		path := filepath.Join(dir, filepath.FromSlash(g.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("writing the schema: %w", err)
		}
		if err := os.WriteFile(path, []byte(g.SQL), 0o644); err != nil {
			return fmt.Errorf("writing the schema: %w", err)
		}
	}
	if !s.Quiet {
		fmt.Fprintf(a.stdout, "%s written into %s\n", plural(len(groups), "file"), strings.TrimSuffix(dir, "/"))
	}
	return nil
}
