package state

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/diff"
	"pawl/internal/bodies"
	"pawl/internal/data"
	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/introspect"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/filter"
	"pawl/schema/parse"
)

// Source gets catalogs. Its scratch server is started when it is first needed; Close stops it.
type Source struct {
	Scratch scratch.Options
	// Server is a running server to use instead of starting one; Close leaves it alone.
	Server *scratch.Server
	server *scratch.Server
	// ArchiveIn is the schema in which tables are kept instead of being dropped; empty if what is dropped is dropped.
	ArchiveIn string
	// Rules are those that shape migrations; nil stands for all.
	Rules []*plan.Rule
	// Online says of a table whether it must be taken for large and in use; nil says that none is.
	Online func(table schema.ID) bool
	// Sizing, if it is there, says it by statistics instead.
	Sizing *Sizing
	// Renamed is asked which of what looks like a rename is one; nil says that none is.
	Renamed func([]diff.Candidate) ([]diff.Candidate, error)
	// Privileges says whether GRANTs are compared: manage, ignore, or nothing, which is manage with a note where the
	// desired state is silent about privileges and the database has some.
	Privileges string
	// Owners has the owners compared that the desired state names.
	Owners bool
	// Select says which objects are managed; all, if it is empty.
	Select Selection
	// Left is what it left out. It is nil where everything is managed, and until Survey or Migration has looked.
	Left *Left
	// Roles has the roles compared that the desired state creates.
	Roles bool
	// Data are the data migrations to carry out.
	Data []data.Migration
	// Notes is what the user should know about what was read.
	Notes []string
	// Questions are those that Migration would ask the rows of the live database that it starts from.
	Questions []render.Question

	filter   *filter.Filter
	profiles []string                // in force
	recorded bool                    // a catalog holds the records of a client that applies migrations
	counts   map[*schema.Catalog]int // what the filter leaves out of each
	live     *schema.Catalog         // the state to start from, if it is a live database's
	made     []string                // what to drop on a scratch server that stays
	bodies   bodies.Reader
}

// Close stops the scratch server.
func (s *Source) Close() error {
	if s.server == nil {
		return nil
	}
	return s.server.Close()
}

// Live is a live database: what it holds and who it is.
type Live struct {
	Catalog  *schema.Catalog
	Database string
	Host     string
	Version  string
	Path     []string // schemas that unqualified names are looked up in
}

// Read reads a live database and never writes to it.
func (s *Source) Read(ctx context.Context, url string) (*Live, error) {
	conn, live, err := meet(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if err := s.choose(evidence(ctx, conn)); err != nil {
		return nil, err
	}
	if live.Catalog, err = introspect.Read(ctx, conn); err == nil {
		s.live = live.Catalog
		s.mark(live.Catalog, nil)
	}
	return live, err
}

// meet connects to a database and asks who it is.
func meet(ctx context.Context, url string) (*pgx.Conn, *Live, error) {
	conn, err := Connect(ctx, url)
	if err != nil {
		return nil, nil, err
	}
	live := &Live{Host: conn.Config().Host}
	const query = `SELECT pg_catalog.current_database()::pg_catalog.text, pg_catalog.current_setting('server_version'),
		pg_catalog.current_schemas(false)::pg_catalog.text[]`
	if err := conn.QueryRow(ctx, query).Scan(&live.Database, &live.Version, &live.Path); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("asking the database for its name: %w", err), conn.Close(context.WithoutCancel(ctx)))
	}
	live.Version, _, _ = strings.Cut(live.Version, " ") // distributions add their own
	return conn, live, nil
}

// evidence are the roles and schemas by which a platform is recognised. A role that may not read them recognises none.
func evidence(ctx context.Context, conn *pgx.Conn) (roles, schemas []string) {
	const query = `SELECT ARRAY(SELECT rolname::pg_catalog.text FROM pg_catalog.pg_roles),
		ARRAY(SELECT nspname::pg_catalog.text FROM pg_catalog.pg_namespace)`
	if err := conn.QueryRow(ctx, query).Scan(&roles, &schemas); err != nil {
		return nil, nil
	}
	return roles, schemas
}

// ErrNoDatabase says that nobody named a live database.
var ErrNoDatabase = errors.New("no database: say which with --db postgres://user@host/name, with db: in pawl.yaml, or with PAWL_DB")

// Connect opens a connection that only reads. Its errors hold no password.
func Connect(ctx context.Context, url string) (*pgx.Conn, error) {
	if url == "" {
		return nil, ErrNoDatabase
	}
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("understanding the database URL: %w", err)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 10 * time.Second
	}
	config.RuntimeParams["application_name"] = "pawl"
	config.RuntimeParams["default_transaction_read_only"] = "on"
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connecting to database %q on %s as %s: %w", config.Database, config.Host, config.User, reason(err))
	}
	return conn, nil
}

// reason is what a server or the network said, without the connection's parameters.
func reason(err error) error {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return fmt.Errorf("%s (SQLSTATE %s)", server.Message, server.Code)
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return connect.Unwrap()
	}
	return err
}

// Desired executes a script in a scratch database of a server of the wanted major version, and reads the result. What
// the script refers to and the filters leave out is taken from beside, another state; it may be nil.
func (s *Source) Desired(ctx context.Context, script *parse.Script, beside *schema.Catalog, major int) (*schema.Catalog, error) {
	if s.filter == nil {
		if err := s.choose(nil, nil); err != nil {
			return nil, err
		}
	}
	others, borrowed, err := others(script, beside)
	if err != nil {
		return nil, err
	}
	var catalog *schema.Catalog
	err = s.with(ctx, major, func(conn *pgx.Conn) error {
		result, err := load.LoadAmong(ctx, conn, script, others)
		s.remember(result)
		if err != nil {
			return s.explain(err)
		}
		s.Notes = append(s.Notes, result.Notes...)
		if catalog, err = introspect.ReadScratch(ctx, conn); err != nil {
			return err
		}
		catalog.FilledAs(schema.NewCatalog(catalog.Major))
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.mark(catalog, borrowed)
	if !s.Roles {
		s.noteRoles(script)
		return catalog, nil
	}
	catalog.Shared, err = s.desiredRoles(ctx, script, catalog.Major)
	return catalog, err
}

// Rehearsed loads a script that creates a state, executes statements that change it, and reads the result.
func (s *Source) Rehearsed(ctx context.Context, create string, change []string, major int) (*schema.Catalog, error) {
	shown, err := s.rehearsed(ctx, create, [][]string{change}, major)
	if err != nil {
		return nil, err
	}
	return shown[0], nil
}

// rehearsed is Rehearsed for several changes, each of which is followed by a look at the result.
func (s *Source) rehearsed(ctx context.Context, create string, changes [][]string, major int) ([]*schema.Catalog, error) {
	script, err := parse.Read([]string{"-"}, strings.NewReader(create))
	if err != nil {
		return nil, err
	}
	var shown []*schema.Catalog
	err = s.with(ctx, major, func(conn *pgx.Conn) error {
		result, err := load.Load(ctx, conn, script)
		s.remember(result)
		if err != nil {
			return err
		}
		for _, change := range changes {
			for _, text := range change {
				if err := execute(ctx, conn, text); err != nil {
					return err
				}
			}
			catalog, err := introspect.ReadScratch(ctx, conn)
			if err != nil {
				return err
			}
			s.mark(catalog, nil)
			shown = append(shown, catalog)
		}
		return nil
	})
	return shown, err
}

// with runs f on a fresh scratch database.
func (s *Source) with(ctx context.Context, major int, f func(*pgx.Conn) error) (err error) {
	server, err := s.Running(ctx, major)
	if err != nil {
		return err
	}
	db, err := server.Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close(), s.tidy(ctx, server)) }()
	conn, err := db.Connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return f(conn)
}
