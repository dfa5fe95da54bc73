package sample

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// large is from how many pages on a table is not read from its beginning.
const large = 64

// some takes rows of a table: of a large one those of some of its pages.
func (k *taker) some(ctx context.Context, t *table, end time.Time) error {
	if len(t.Columns) == 0 {
		k.missing(t, "its columns are of types that may hold anything")
		return nil
	}
	from := "ONLY " + t.sql() + " AS t"
	limit := fmt.Sprintf(" LIMIT %d", k.Rows)
	if t.Pages > large {
		// As many pages as hold four times the rows; if they hold fewer after all, the first rows do.
		wanted := max(large/2, float64(t.Pages)*4*float64(k.Rows)/max(t.Tuples, 1))
		percent := min(100, 100*wanted/float64(t.Pages))
		if err := k.fetch(ctx, t.Columns, fmt.Sprintf("%s TABLESAMPLE SYSTEM (%f) REPEATABLE (1)%s", from, percent, limit), end, t); err != nil || len(t.rows) >= k.Rows {
			return err
		}
	}
	return k.fetch(ctx, t.Columns, from+limit, end, t)
}

// fetch takes rows from somewhere, each into its table. at is the one to which it is put down if there are none.
func (k *taker) fetch(ctx context.Context, columns []string, from string, end time.Time, at *table, args ...any) (err error) {
	left := min(queryTime, time.Until(end))
	if left <= 0 {
		k.missing(at, "there was no time left")
		return nil
	}
	tx, err := k.tx.Begin(ctx) // a savepoint: what is refused shall not end all
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tx.Rollback(context.WithoutCancel(ctx))) }()
	if _, err := tx.Exec(ctx, fmt.Sprintf("SET LOCAL statement_timeout = %d", max(1, left.Milliseconds()))); err != nil {
		return err
	}
	shown := make([]string, len(columns))
	for i, name := range columns {
		shown[i] = "t." + schema.QuoteName("", name) + "::text"
	}
	query := "SELECT t.tableoid, ARRAY[" + strings.Join(shown, ", ") + "]::text[] FROM " + from
	rows, err := tx.Query(ctx, query, args...)
	if err == nil {
		var oid uint32
		var values []*string
		_, err = pgx.ForEachRow(rows, []any{&oid, &values}, func() error { k.add(oid, columns, slices.Clone(values)); return nil })
	}
	if err != nil {
		why, failed := asRefusal(err)
		if failed != nil {
			return failed
		}
		k.missing(at, why)
	}
	return nil
}

// add puts a row into its table, if that is wanted and the row is not there yet.
func (k *taker) add(oid uint32, columns []string, values []*string) {
	t := k.tables[oid]
	if t == nil {
		return
	}
	row := make([]*string, len(t.Columns))
	var key strings.Builder
	for i, name := range t.Columns {
		if at := slices.Index(columns, name); at >= 0 {
			row[i] = values[at]
		}
		if row[i] == nil {
			key.WriteString("-;")
		} else {
			fmt.Fprintf(&key, "%d:%s;", len(*row[i]), *row[i])
		}
	}
	if !t.known[key.String()] {
		t.known[key.String()] = true
		t.rows = append(t.rows, row)
	}
}

// key is a foreign one.
type key struct {
	Table         uint32
	Refers        uint32
	RefersSchema  string
	RefersName    string
	Columns       []string
	RefersColumns []string
	RefersTypes   []string

	asked map[string]bool
}

// most is how many rows a table may have, as a multiple of those that are wanted, because others refer to them.
const most = 20

// close takes the rows that those which were taken refer to, and those that these refer to.
func (k *taker) close(ctx context.Context, end time.Time) error {
	var oids []uint32
	for _, t := range k.order {
		oids = append(oids, t.Table)
	}
	keys, err := collect[key](ctx, k.tx, keysQuery, oids)
	if err != nil {
		return err
	}
	for more := true; more && time.Now().Before(end); {
		more = false
		for _, key := range keys {
			asked, err := k.parents(ctx, key, end)
			if err != nil {
				return err
			}
			more = more || asked
		}
	}
	return nil
}

// parents takes the rows that those of one table refer to; asked says whether there was anything to take.
func (k *taker) parents(ctx context.Context, key *key, end time.Time) (asked bool, err error) {
	child := k.tables[key.Table]
	parents := slices.DeleteFunc(slices.Clone(k.order), func(t *table) bool {
		return t.Table != key.Refers && !slices.Contains(t.Ancestors, key.Refers) || len(t.rows) > most*k.Rows
	})
	if len(parents) == 0 {
		return false, nil
	}
	values := make([]any, len(key.Columns))
	lists := make([][]string, len(key.Columns))
	for _, tuple := range child.tuples(key) {
		for n, v := range tuple {
			lists[n] = append(lists[n], v)
		}
	}
	if len(lists[0]) == 0 {
		return false, nil
	}
	var left, given, names []string
	for n, name := range key.RefersColumns {
		values[n] = lists[n]
		left = append(left, "t."+schema.QuoteName("", name))
		given = append(given, fmt.Sprintf("pg_catalog.unnest($%d::text[])", n+1))
		names = append(names, fmt.Sprintf("u.c%d::%s", n+1, key.RefersTypes[n]))
	}
	u := make([]string, len(names))
	for n := range u {
		u[n] = fmt.Sprintf("c%d", n+1)
	}
	from := schema.QuoteName(key.RefersSchema, key.RefersName) + " AS t WHERE (" + strings.Join(left, ", ") + ") IN (SELECT " + strings.Join(names, ", ") + " FROM ROWS FROM (" +
		strings.Join(given, ", ") + ") AS u (" + strings.Join(u, ", ") + "))"
	return true, k.fetch(ctx, parents[0].Columns, from, end, child, values...)
}

// tuples are the values of a key in the rows of its table that were not asked for yet. A key that is null refers to nothing.
func (t *table) tuples(k *key) [][]string {
	if k.asked == nil {
		k.asked = map[string]bool{}
	}
	var list [][]string
	for _, row := range t.rows {
		var tuple []string
		for _, name := range k.Columns {
			if at := slices.Index(t.Columns, name); at >= 0 && row[at] != nil {
				tuple = append(tuple, *row[at])
			}
		}
		name := strings.Join(tuple, "\x00")
		if len(tuple) == len(k.Columns) && !k.asked[name] {
			k.asked[name] = true
			list = append(list, tuple)
		}
	}
	return list
}
