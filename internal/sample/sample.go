package sample

import (
	"context"
	_ "embed" // the queries
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/schema"
)

//go:embed columns.sql
var columnsQuery string

//go:embed keys.sql
var keysQuery string

//go:embed types.sql
var typesQuery string

// The limits of one query, and of all.
const (
	queryTime = 3 * time.Second
	allTime   = 30 * time.Second
)

// Rows are rows of a table, disguised. A value is nil for NULL.
type Rows struct {
	Columns []string
	Rows    [][]*string
}

// Missing is a table of which no rows were taken.
type Missing struct {
	Table string
	Why   string
}

// Sample is what was taken of a database.
type Sample struct {
	Tables  map[string]*Rows // by their names as SQL quotes them
	Missing []Missing
}

// Wanted says what to take.
type Wanted struct {
	Tables []schema.Name
	// Rows is how many of each table, beside those that others refer to.
	Rows int
	// SQL are texts whose literals mean something, so that they are left as they are where they are values.
	SQL []string
}

// table is one of the live database.
type table struct {
	Table  uint32
	Schema string
	Name   string
	Pages  int64
	Tuples float64
	// Ancestors are the partitioned tables that it is part of.
	Ancestors []uint32
	Columns   []string
	Types     []uint32
	Says      []string // expressions that speak of the columns

	ways  []way // of those columns that are taken
	keep  map[string]bool
	rows  [][]*string // as they are
	known map[string]bool
}

func (t *table) sql() string { return schema.QuoteName(t.Schema, t.Name) }

// taker is a call under way.
type taker struct {
	Wanted
	tx     pgx.Tx
	tables map[uint32]*table
	order  []*table
	sample Sample
}

// Take takes rows of a live database, to which the connection must be one that only reads. An error is one of the connection; what
// may not be read, or took too long, is said in the sample.
func Take(ctx context.Context, conn *pgx.Conn, w Wanted) (s *Sample, err error) {
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly, IsoLevel: pgx.RepeatableRead})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, tx.Rollback(context.WithoutCancel(ctx))) }()
	const settings = `SET LOCAL row_security = off; SET LOCAL lock_timeout = '1s'; SET LOCAL search_path = ''; SET LOCAL datestyle = 'ISO, MDY';
		SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 3`
	if _, err := tx.Exec(ctx, settings, pgx.QueryExecModeSimpleProtocol); err != nil {
		return nil, err
	}
	k := &taker{Wanted: w, tx: tx, tables: map[uint32]*table{}}
	if err := k.read(ctx); err != nil {
		return nil, err
	}
	end := time.Now().Add(allTime)
	for _, t := range k.order {
		if err := k.some(ctx, t, end); err != nil {
			return nil, err
		}
	}
	if err := k.close(ctx, end); err != nil {
		return nil, err
	}
	k.disguise()
	return &k.sample, nil
}

// read finds out what there is to take.
func (k *taker) read(ctx context.Context) error {
	var schemas, names []string
	for _, n := range k.Wanted.Tables {
		schemas, names = append(schemas, n.Schema), append(names, n.Name)
	}
	var err error
	if k.order, err = collect[table](ctx, k.tx, columnsQuery, schemas, names); err != nil {
		return err
	}
	list, err := collect[typ](ctx, k.tx, typesQuery)
	if err != nil {
		return err
	}
	all := types{}
	for _, t := range list {
		all[t.OID] = t
	}
	ours := literals(k.SQL)
	for _, t := range k.order {
		t.take(all, ours)
		k.tables[t.Table] = t
	}
	return nil
}

// take decides which columns are taken, and what is left as it is in them.
func (t *table) take(all types, ours []string) {
	t.known, t.keep = map[string]bool{}, map[string]bool{}
	says := t.Says
	var columns []string
	for i, name := range t.Columns {
		if w := all.wayOf(t.Types[i]); w != nil {
			columns, t.ways = append(columns, name), append(t.ways, w)
			says = append(says, all.checks(t.Types[i])...)
		}
	}
	t.Columns = columns
	for _, text := range append(literals(says), ours...) {
		t.keep[text] = true
	}
}

var stringText = regexp.MustCompile(`'((?:[^']|'')*)'`)

// literals are the strings in SQL; what looks like one within a comment does no harm.
func literals(texts []string) []string {
	var list []string
	for _, text := range texts {
		for _, m := range stringText.FindAllStringSubmatch(text, -1) {
			list = append(list, strings.ReplaceAll(m[1], "''", "'"))
		}
	}
	return list
}

// disguise makes the sample of what was taken.
func (k *taker) disguise() {
	k.sample.Tables = map[string]*Rows{}
	for _, t := range k.order {
		if len(t.rows) == 0 {
			continue
		}
		keep := func(text string) bool { return t.keep[text] }
		out := &Rows{Columns: t.Columns}
		for _, row := range t.rows {
			other := make([]*string, len(row))
			for i, value := range row {
				if value != nil {
					text := t.ways[i](*value, keep)
					other[i] = &text
				}
			}
			out.Rows = append(out.Rows, other)
		}
		k.sample.Tables[t.sql()] = out
	}
}

// missing notes why nothing is there of a table.
func (k *taker) missing(t *table, why string) {
	if !slices.ContainsFunc(k.sample.Missing, func(m Missing) bool { return m.Table == t.sql() }) {
		k.sample.Missing = append(k.sample.Missing, Missing{t.sql(), why})
	}
}

// collect reads rows into structs.
func collect[T any](ctx context.Context, tx pgx.Tx, query string, args ...any) ([]*T, error) {
	rows, err := tx.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToAddrOfStructByNameLax[T])
}

// asRefusal tells what the server says about a query from what went wrong otherwise.
func asRefusal(err error) (refused string, failed error) {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return server.Message, nil
	}
	return "", err
}
