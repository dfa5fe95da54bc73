package state

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/load"
	"pawl/introspect"
	"pawl/migrate"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Migrated executes migrations in a scratch database, in order, and reads the result. What they refer to and the filters
// leave out is taken from script, which may be nil: there it can be defined although no migration creates it.
func (s *Source) Migrated(ctx context.Context, files []migrate.File, script *parse.Script, major int) (*schema.Catalog, error) {
	if err := s.choose(nil, nil); err != nil {
		return nil, err
	}
	var borrowed map[schema.ID]bool
	catalog, err := s.migrated(ctx, files, &parse.Script{}, major)
	if isAbsence(err) && s.isFiltered() {
		var others *parse.Script
		if others, borrowed, err = s.outsideOf(ctx, script, major); err == nil {
			catalog, err = s.migrated(ctx, files, others, major)
		}
		err = s.explain(err)
	}
	if err == nil {
		s.mark(catalog, borrowed)
	}
	return catalog, err
}

func (s *Source) migrated(ctx context.Context, files []migrate.File, others *parse.Script, major int) (*schema.Catalog, error) {
	var catalog *schema.Catalog
	err := s.with(ctx, major, func(conn *pgx.Conn) error {
		result, err := load.Load(ctx, conn, others)
		s.remember(result)
		if err != nil {
			return fmt.Errorf("defining what is left out: %w", err)
		}
		if err := s.Replay(ctx, conn, files); err != nil {
			return err
		}
		catalog, err = introspect.ReadScratch(ctx, conn)
		return err
	})
	return catalog, err
}

// Replay executes migrations in a scratch database, in order.
func (s *Source) Replay(ctx context.Context, conn *pgx.Conn, files []migrate.File) error {
	for _, f := range files {
		text, err := f.UpText()
		if err != nil {
			return err
		}
		if err := s.Apply(ctx, conn, text); err != nil {
			return fmt.Errorf("%s: %w\nThe migrations are run on an empty database: they must start from an empty database, or with one that creates what was there", f.Up, err)
		}
	}
	return nil
}

// Apply executes a migration in a scratch database as its client would. Roles that it names and nobody made are made.
func (s *Source) Apply(ctx context.Context, conn *pgx.Conn, text migrate.Text) error {
	list := []string{text.SQL}
	switch text.Sending {
	case migrate.InOne:
		list[0] = "BEGIN;" + text.SQL + "\n;COMMIT"
	case migrate.OneByOne:
		cuts, err := parse.CutScript(text.SQL)
		if err != nil {
			return err
		}
		// A transaction that the script makes has to be tried again as a whole, if a role is missing.
		if !slices.ContainsFunc(cuts, func(c parse.Cut) bool { return c.Opens }) {
			list = list[:0]
			for _, c := range cuts {
				list = append(list, c.SQL)
			}
		}
	}
	for _, sql := range list {
		if err := s.executeWithRoles(ctx, conn, sql); err != nil {
			return err
		}
	}
	return nil
}

// outsideOf writes what a script defines and the filters leave out.
func (s *Source) outsideOf(ctx context.Context, script *parse.Script, major int) (*parse.Script, map[schema.ID]bool, error) {
	if script == nil {
		return &parse.Script{}, nil, nil
	}
	cat, err := s.Desired(ctx, script, nil, major)
	if err != nil {
		return nil, nil, err
	}
	return define(cat, cat.IDs(), func(id schema.ID) bool { return cat.Outside[id] })
}

// isAbsence says that the server misses a schema, a relation, a function or something else.
func isAbsence(err error) bool {
	return err != nil && strings.Contains(err.Error(), "does not exist")
}

// explain says what to do where a state that is not a live database's may lack what the filters leave out.
func (s *Source) explain(err error) error {
	if s.live != nil || !s.isFiltered() || !isAbsence(err) {
		return err
	}
	return fmt.Errorf("%w\n\nIf it is left out by the filters: there is no database here to take it from. Define it in the desired schema "+
		"all the same; what is left out comes into no migration", err)
}

var missingRole = regexp.MustCompile(`role "(.+)" does not exist`)

// executeWithRoles creates the roles that a script needs and the server does not have: they belong to a whole server,
// and no migration creates them.
func (s *Source) executeWithRoles(ctx context.Context, conn *pgx.Conn, text string) error {
	for created := map[string]bool{}; ; {
		err := execute(ctx, conn, text)
		var server *pgconn.PgError
		if !errors.As(err, &server) || server.Code != "42704" {
			return err
		}
		m := missingRole.FindStringSubmatch(server.Message)
		if m == nil || created[m[1]] {
			return err
		}
		created[m[1]] = true
		if err := execute(ctx, conn, "ROLLBACK; CREATE ROLE "+render.Ident(m[1])); err != nil {
			return err
		}
		s.remember(&load.Result{RolesCreated: m[1:]})
	}
}

// execute sends a whole script; BEGIN and COMMIT in it count.
func execute(ctx context.Context, conn *pgx.Conn, text string) error {
	_, err := conn.PgConn().Exec(ctx, text).ReadAll()
	return err
}
