package scratch

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// DatabaseOptions say what a database should be like: as the live one, so that what depends on
// encoding and locale is the same. The names are those of CREATE DATABASE; "" means UTF8 and the
// server's own locale.
type DatabaseOptions struct {
	Encoding string // "UTF8"
	Collate  string // LC_COLLATE, "de_DE.UTF-8"
	CType    string // LC_CTYPE
	Provider string // "libc", "icu" (from version 15), "builtin" (from version 17), or its letter in pg_database
	Locale   string // of the ICU or builtin provider, "de-AT"
}

// Database is a database that is dropped when it is closed.
type Database struct {
	Name string
	// Notes say in which respect the database is not what was asked for, as sentences.
	Notes []string

	server *Server
	once   sync.Once
	err    error
}

// Database makes an empty database, a copy of template0. Where the server lacks the wanted locale
// it takes C.UTF-8 or C instead, and a note says so.
func (s *Server) Database(ctx context.Context, o DatabaseOptions) (*Database, error) {
	d := &Database{Name: fmt.Sprintf("pawl_scratch_%d_%s", os.Getpid(), randomHex()), server: s}
	if err := s.add(d); err != nil {
		return nil, fmt.Errorf("making a scratch database: %w", err)
	}
	err := d.create(ctx, o)
	if err == nil {
		return d, nil
	}
	// It may be there all the same, as when the answer was cancelled.
	return nil, errors.Join(fmt.Errorf("making a scratch database: %w", err), d.Close())
}

// Copy makes a database like this one. Nobody may be connected to it.
func (d *Database) Copy(ctx context.Context) (*Database, error) {
	c := &Database{Name: fmt.Sprintf("pawl_scratch_%d_%s", os.Getpid(), randomHex()), Notes: d.Notes, server: d.server}
	if err := d.server.add(c); err != nil {
		return nil, fmt.Errorf("copying a scratch database: %w", err)
	}
	conn, err := d.server.connect(ctx, d.server.config)
	if err == nil {
		defer closeConn(conn)
		_, err = conn.Exec(ctx, "CREATE DATABASE "+c.Name+" TEMPLATE "+d.Name, pgx.QueryExecModeSimpleProtocol)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copying a scratch database: %w", d.explain(err)), c.Close())
	}
	return c, nil
}

func (d *Database) create(ctx context.Context, o DatabaseOptions) error {
	conn, err := d.server.connect(ctx, d.server.config)
	if err != nil {
		return err
	}
	defer closeConn(conn)
	var refused error
	for _, try := range attempts(o, d.server.major) {
		sql := try.sql(d.Name, d.server.major, d.server.private)
		_, err := conn.Exec(ctx, sql, pgx.QueryExecModeSimpleProtocol)
		if err == nil {
			d.Notes = try.notes(refused)
			return nil
		}
		if !isLocaleError(err) {
			return d.explain(err)
		}
		if refused == nil {
			refused = err
		}
	}
	return d.explain(refused)
}

// explain says what to do about a missing right, and hides passwords.
func (d *Database) explain(err error) error {
	const insufficientPrivilege = "42501"
	if pgErr, ok := errors.AsType[*pgconn.PgError](err); ok && pgErr.Code == insufficientPrivilege {
		user := pgx.Identifier{d.server.config.User}.Sanitize()
		return fmt.Errorf("role %s may not create databases on the scratch server: give it the right with ALTER ROLE %s CREATEDB, "+
			"or use another server: %w", user, user, err)
	}
	return d.server.address.hide(err)
}

// Config says how to connect to the database; each call returns a copy that may be changed.
func (d *Database) Config() *pgx.ConnConfig {
	config := d.server.config.Copy()
	config.Database = d.Name
	return config
}

// URL is the address of the database for psql, pg_dump and pgx. It holds the password, if the
// address of the server did.
func (d *Database) URL() string { return string(d.server.address.withDatabase(d.Name)) }

// Connect connects to the database. The caller closes the connection.
func (d *Database) Connect(ctx context.Context) (*pgx.Conn, error) {
	conn, err := d.server.connect(ctx, d.Config())
	if err != nil {
		return nil, fmt.Errorf("connecting to the scratch database: %w", err)
	}
	return conn, nil
}

// dropPatience bounds dropping, which goes on when the caller's work was cancelled.
const dropPatience = 30 * time.Second

// Close drops the database, with all connections to it. A second call does nothing, and so does
// the first after a private server was closed.
func (d *Database) Close() error {
	d.once.Do(func() {
		if d.server.private && d.server.isClosed() {
			return
		}
		if err := d.drop(); err != nil && !(d.server.private && d.server.isClosed()) {
			d.err = fmt.Errorf("dropping the scratch database %s: %w", d.Name, err)
		}
		d.server.remove(d)
	})
	return d.err
}

func (d *Database) drop() error {
	ctx, cancel := context.WithTimeout(context.Background(), dropPatience)
	defer cancel()
	conn, err := pgx.ConnectConfig(ctx, d.server.config)
	if err != nil {
		return d.server.address.hide(err)
	}
	defer closeConn(conn)
	const command = "DROP DATABASE IF EXISTS %s WITH (FORCE)"
	_, err = conn.Exec(ctx, fmt.Sprintf(command, d.Name), pgx.QueryExecModeSimpleProtocol)
	var inUse *pgconn.PgError
	if errors.As(err, &inUse) && inUse.Code == "55006" && d.unsubscribe(ctx) == nil {
		_, err = conn.Exec(ctx, fmt.Sprintf(command, d.Name), pgx.QueryExecModeSimpleProtocol)
	}
	return d.server.address.hide(err)
}

// unsubscribe drops the database's subscriptions, which are in the way of dropping it. Their publishers are not
// asked: a subscription without a slot connects to nobody.
func (d *Database) unsubscribe(ctx context.Context) error {
	conn, err := d.Connect(ctx)
	if err != nil {
		return err
	}
	defer closeConn(conn)
	rows, err := conn.Query(ctx, `SELECT pg_catalog.quote_ident(subname) FROM pg_catalog.pg_subscription
		WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		for _, command := range []string{"ALTER SUBSCRIPTION %s DISABLE", "ALTER SUBSCRIPTION %s SET (slot_name = NONE)", "DROP SUBSCRIPTION %s"} {
			if _, err := conn.Exec(ctx, fmt.Sprintf(command, name), pgx.QueryExecModeSimpleProtocol); err != nil {
				return err
			}
		}
	}
	return nil
}

// closeConn says goodbye, for which a cancelled context is no obstacle.
func closeConn(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx) // the server ends the session either way
}

func randomHex() string {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
