package state

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/bodies"
	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/introspect"
	"pawl/migrate"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Source gets catalogs. Its scratch server is started when it is first needed; Close stops it.
type Source struct {
	Scratch scratch.Options
	// Server is a running server to use instead of starting one; Close leaves it alone.
	Server *scratch.Server
	server *scratch.Server
	// Online says of a table whether it must be taken for large and in use; nil says that none is.
	Online func(table schema.ID) bool
	// Privileges says whether GRANTs are compared: manage, ignore, or nothing, which is manage with a note where the
	// desired state is silent about privileges and the database has some.
	Privileges string
	// Owners has the owners compared that the desired state names.
	Owners bool
	// Notes is what the user should know about what was read.
	Notes []string

	bodies bodies.Reader
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
	conn, err := Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	live := &Live{Host: conn.Config().Host}
	const query = `SELECT pg_catalog.current_database()::pg_catalog.text, pg_catalog.current_setting('server_version'),
		pg_catalog.current_schemas(false)::pg_catalog.text[]`
	if err := conn.QueryRow(ctx, query).Scan(&live.Database, &live.Version, &live.Path); err != nil {
		return nil, fmt.Errorf("asking the database for its name: %w", err)
	}
	live.Version, _, _ = strings.Cut(live.Version, " ") // distributions add their own
	live.Catalog, err = introspect.Read(ctx, conn)
	return live, err
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

// Desired executes a script in a scratch database of a server of the wanted major version, and reads the result.
func (s *Source) Desired(ctx context.Context, script *parse.Script, major int) (*schema.Catalog, error) {
	var catalog *schema.Catalog
	err := s.with(ctx, major, func(conn *pgx.Conn) error {
		result, err := load.Load(ctx, conn, script)
		if err != nil {
			return err
		}
		s.Notes = append(s.Notes, result.Notes...)
		catalog, err = introspect.Read(ctx, conn)
		return err
	})
	return catalog, err
}

// Migrated executes migrations in a scratch database, in order, and reads the result.
func (s *Source) Migrated(ctx context.Context, files []migrate.File, major int) (*schema.Catalog, error) {
	var catalog *schema.Catalog
	err := s.with(ctx, major, func(conn *pgx.Conn) error {
		for _, f := range files {
			text, err := os.ReadFile(f.Up)
			if err != nil {
				return fmt.Errorf("reading a migration: %w", err)
			}
			if err := executeWithRoles(ctx, conn, string(text)); err != nil {
				return fmt.Errorf("%s: %w\nThe migrations are run on an empty database: they must start from an empty database, or with one that creates what was there", f.Up, err)
			}
		}
		var err error
		catalog, err = introspect.Read(ctx, conn)
		return err
	})
	return catalog, err
}

// Rehearsed loads a script that creates a state, executes statements that change it, and reads the result.
func (s *Source) Rehearsed(ctx context.Context, create string, change []string, major int) (*schema.Catalog, error) {
	script, err := parse.Read([]string{"-"}, strings.NewReader(create))
	if err != nil {
		return nil, err
	}
	var catalog *schema.Catalog
	err = s.with(ctx, major, func(conn *pgx.Conn) error {
		if _, err := load.Load(ctx, conn, script); err != nil {
			return err
		}
		for _, text := range change {
			if err := execute(ctx, conn, text); err != nil {
				return err
			}
		}
		var err error
		catalog, err = introspect.Read(ctx, conn)
		return err
	})
	return catalog, err
}

var missingRole = regexp.MustCompile(`role "(.+)" does not exist`)

// executeWithRoles creates the roles that a script needs and the server does not have: they belong to a whole server,
// and no migration creates them.
func executeWithRoles(ctx context.Context, conn *pgx.Conn, text string) error {
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
	}
}

// execute sends a whole script; BEGIN and COMMIT in it count.
func execute(ctx context.Context, conn *pgx.Conn, text string) error {
	_, err := conn.PgConn().Exec(ctx, text).ReadAll()
	return err
}

// with runs f on a fresh scratch database.
func (s *Source) with(ctx context.Context, major int, f func(*pgx.Conn) error) (err error) {
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
	server := cmp.Or(s.Server, s.server)
	db, err := server.Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return f(conn)
}
