package state

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Running is the scratch server, which is started if it was not needed yet. major is the version that it should have.
func (s *Source) Running(ctx context.Context, major int) (*scratch.Server, error) {
	if err := s.start(ctx, major); err != nil {
		return nil, err
	}
	return cmp.Or(s.Server, s.server), nil
}

// start starts the scratch server if there is none yet.
func (s *Source) start(ctx context.Context, major int) (err error) {
	if s.Roles && s.Scratch.URL != "" {
		return errSharedScratch
	}
	if s.server == nil && s.Server == nil {
		o := s.Scratch
		o.Major = major
		if s.server, err = scratch.Start(ctx, o); err != nil {
			return err
		}
		if s.server.Major() != major && major != 0 {
			s.Notes = append(s.Notes, fmt.Sprintf("the live server is PostgreSQL %d, the scratch server %d: "+
				"install the programs of PostgreSQL %d for an exact comparison", major, s.server.Major(), major))
		}
	}
	return nil
}

// Create makes a state in an empty scratch database, with the roles that it names.
func (s *Source) Create(ctx context.Context, conn *pgx.Conn, cat *schema.Catalog) error {
	p, err := plan.Make(schema.Initial(cat), cat)
	if err != nil {
		return err
	}
	script, err := parse.Read([]string{"-"}, strings.NewReader(render.Schema(p)))
	if err != nil {
		return err
	}
	if s.Roles {
		if _, _, err := load.Roles(ctx, conn, script); err != nil {
			return err
		}
	}
	result, err := load.Load(ctx, conn, script)
	s.remember(result)
	if err != nil {
		return err
	}
	return execute(ctx, conn, "RESET ALL")
}

// MakeRoles makes the roles on a scratch server that the objects of a state name, without any right, but for those that the
// state creates itself.
func (s *Source) MakeRoles(ctx context.Context, conn *pgx.Conn, cat *schema.Catalog) error {
	for o := range schema.Each[schema.RoleNaming](cat) {
		for _, name := range o.RoleNames() {
			const missing = "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = $1)"
			var make bool
			if err := conn.QueryRow(ctx, missing, name).Scan(&make); err != nil {
				return err
			}
			if !make || name == "" || name == "public" || cat.Has(schema.ID{Kind: schema.KindRole, Name: name}) {
				continue
			}
			if err := execute(ctx, conn, "CREATE ROLE "+render.Ident(name)); err != nil {
				return err
			}
			s.remember(&load.Result{RolesCreated: []string{name}})
		}
	}
	return nil
}

// Tidy drops what Create and Apply made on a scratch server that the user named, once their databases are gone.
func (s *Source) Tidy(ctx context.Context) error { return s.tidy(ctx, cmp.Or(s.Server, s.server)) }
