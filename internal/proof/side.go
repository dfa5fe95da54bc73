package proof

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/schema/parse"
)

// side is a database and a connection to it.
type side struct {
	db   *scratch.Database
	conn *pgx.Conn
}

func open(ctx context.Context, server *scratch.Server) (*side, error) {
	db, err := server.Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		return nil, err
	}
	conn, err := db.Connect(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &side{db, conn}, nil
}

func (s *side) close() error {
	return errors.Join(s.conn.Close(context.Background()), s.db.Close())
}

// makeRoles makes the roles that a schema creates, which belong to the whole server.
func (s *side) makeRoles(ctx context.Context, text string) error {
	script, err := parse.Read([]string{"-"}, strings.NewReader(text))
	if err == nil {
		_, _, err = load.Roles(ctx, s.conn, script)
	}
	return err
}

// load executes a schema, and leaves the session as it was.
func (s *side) load(ctx context.Context, text string) error {
	script, err := parse.Read([]string{"-"}, strings.NewReader(text))
	if err != nil {
		return err
	}
	if _, err := load.Load(ctx, s.conn, script); err != nil {
		return err
	}
	return s.exec(ctx, "RESET ALL")
}

// exec executes any number of statements.
func (s *side) exec(ctx context.Context, text string) error {
	_, err := s.conn.PgConn().Exec(ctx, text).ReadAll()
	return err
}

// copy is a database like this one, whose connection is made anew for it.
func (s *side) copy(ctx context.Context) (_ *side, err error) {
	if err := s.conn.Close(ctx); err != nil {
		return nil, err
	}
	db, err := s.db.Copy(ctx)
	if err != nil {
		return nil, err
	}
	if s.conn, err = s.db.Connect(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	conn, err := db.Connect(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &side{db, conn}, nil
}
