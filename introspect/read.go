package introspect

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// Read reads the catalog of the database that the connection is to. It needs no more than the right to connect:
// the catalogs are open to every role unless an administrator closed them.
func Read(ctx context.Context, conn *pgx.Conn) (*schema.Catalog, error) {
	return readCatalog(ctx, conn, false)
}

// ReadScratch is [Read] of a database that nobody else uses: what the server says of the bodies of routines is read as well,
// which for a moment takes the locks that they would take.
func ReadScratch(ctx context.Context, conn *pgx.Conn) (*schema.Catalog, error) {
	return readCatalog(ctx, conn, true)
}

func readCatalog(ctx context.Context, conn *pgx.Conn, checks bool) (*schema.Catalog, error) {
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, fmt.Errorf("starting a read-only snapshot: %w", err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	r := &run{tx: tx, ids: map[address]schema.ID{}, aliases: map[address]address{},
		parts: map[address]schema.ID{}}
	if err := r.prepare(ctx); err != nil {
		return nil, err
	}
	if err := r.readAll(ctx); err != nil {
		return nil, err
	}
	for _, f := range r.later {
		f()
	}
	r.connect()
	if err := r.report(ctx); err != nil {
		return nil, err
	}
	if checks {
		err = r.checkBodies(ctx)
	}
	return r.catalog, err
}

// address is how pg_depend names an object.
type address struct {
	Class, OID uint32
	Sub        int32
}

// run is one reading.
type run struct {
	tx      pgx.Tx
	server  server
	denied  map[string]bool // catalogs that may not be read
	catalog *schema.Catalog
	ids     map[address]schema.ID
	aliases map[address]address   // what is part of another object, as far as dependencies go
	parts   map[address]schema.ID // what is no object of its own and can yet be spoken about
	later   []func()              // what needs to know all objects, in order
	edges   []edge
	made    []address // all that somebody made, see objects.sql
	remarks []remark  // what is said about anything that was not read
}

type edge struct{ user, used address }

// prepare empties the search_path, and asks for the server's version and for what the role may not read.
func (r *run) prepare(ctx context.Context) error {
	// The settings decide how the server writes numbers and constants in the texts that are compared. Queries of catalogs
	// are costly by the planner's guess only: compiling them takes longer than running them without.
	const settings = `SELECT pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('extra_float_digits', '3', true),
		pg_catalog.set_config('DateStyle', 'ISO, YMD', true), pg_catalog.set_config('IntervalStyle', 'postgres', true),
		pg_catalog.set_config('TimeZone', 'UTC', true), pg_catalog.set_config('bytea_output', 'hex', true),
		pg_catalog.set_config('quote_all_identifiers', 'off', true), pg_catalog.set_config('jit', 'off', true)`
	if _, err := r.tx.Exec(ctx, settings); err != nil {
		return fmt.Errorf("preparing to read the catalog: %w", err)
	}
	const query = `SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4, CURRENT_USER::text,
		pg_catalog.pg_get_userbyid(10)::pg_catalog.text,
		coalesce((SELECT pg_catalog.array_agg(c.relname::pg_catalog.text) FROM pg_catalog.pg_class c
			WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND c.relkind = 'r' AND c.oid < 16384
			AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')), '{}'), ` + holders
	var version int
	var user, bootstrap string
	var denied []string
	if err := r.tx.QueryRow(ctx, query).Scan(&version, &user, &bootstrap, &denied, &r.server.Holders); err != nil {
		return fmt.Errorf("asking for the server's version: %w", err)
	}
	r.server.Major = version / 10000
	if r.server.Major < 14 {
		return fmt.Errorf("the server is PostgreSQL %d: pawl needs 14 or newer", r.server.Major)
	}
	r.catalog = schema.NewCatalog(r.server.Major)
	r.catalog.User, r.catalog.Bootstrap = user, bootstrap
	r.denied = map[string]bool{}
	for _, name := range denied {
		r.denied[name] = true
	}
	return nil
}

// readAll sends all queries in one batch.
func (r *run) readAll(ctx context.Context) error {
	batch := &pgx.Batch{}
	var failed error
	queue := func(name, file string, read func(pgx.Rows) error) {
		query, catalogs, err := queryText(file, r.server)
		if err != nil {
			failed = err
			return
		}
		for _, c := range catalogs {
			if r.denied[c] {
				r.catalog.Unknown[schema.Kind(name)] = "no right to read pg_catalog." + c
				return
			}
		}
		batch.Queue(query).Query(func(rows pgx.Rows) error {
			if err := read(rows); err != nil {
				return fmt.Errorf("reading %s: %w", name, err)
			}
			return nil
		})
	}
	queue("aliases", "aliases.sql", r.readAliases)
	queue("parts of objects", "parts.sql", r.readParts)
	queue("dependencies", "depend.sql", r.readEdges)
	queue("all objects", "objects.sql", r.readMade)
	queue("remarks", "remarks.sql", r.readRemarks)
	queue("large objects", "large_objects.sql", r.readAside(schema.UnmodelledLarge, "large object"))
	queue("privileges on parameters", "parameters.sql", r.readAside(schema.UnmodelledParameter, "privileges on"))
	queue("casts known to the server", "known_casts.sql", r.readCasts)
	queue("names that the server uses too", "shadowed.sql", r.readShadowed)
	for _, k := range slices.SortedFunc(maps.Keys(kinds), compareKinds) {
		queue(string(k), kinds[k].file, func(rows pgx.Rows) error { return kinds[k].read(r, rows) })
	}
	if failed != nil {
		return failed
	}
	for _, needed := range []string{"aliases", "dependencies"} {
		if why, denied := r.catalog.Unknown[schema.Kind(needed)]; denied {
			return fmt.Errorf("reading the %s between objects: %s; ask for it, nothing can be planned without", needed, why)
		}
	}
	if err := r.tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("reading the catalog: %w", err)
	}
	return nil
}

func compareKinds(a, b schema.Kind) int { return schema.Rank(a) - schema.Rank(b) }
