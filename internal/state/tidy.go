package state

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/render"
)

// remember notes what a load made that outlives its database.
func (s *Source) remember(r *load.Result) {
	for _, name := range r.RolesCreated {
		s.made = append(s.made, "ROLE "+render.Ident(name))
	}
	for _, name := range r.TablespacesCreated {
		s.made = append(s.made, "TABLESPACE "+render.Ident(name))
	}
}

// tidy drops what was made on a server that is not ours alone, which may be the live one. It is called when the
// database is gone in which that was used. What others have come to use meanwhile stays, with a note.
func (s *Source) tidy(ctx context.Context, server *scratch.Server) (err error) {
	made := s.made
	s.made = nil
	if s.Scratch.URL == "" || len(made) == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	db, err := server.Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		return fmt.Errorf("dropping what was made on the scratch server: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	for _, what := range made {
		if _, err := conn.Exec(ctx, "DROP "+what, pgx.QueryExecModeSimpleProtocol); err != nil {
			s.Notes = append(s.Notes, fmt.Sprintf("the %s was made on the scratch server and is left there: %v", what, reason(err)))
		}
	}
	return nil
}
