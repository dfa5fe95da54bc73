package fill

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/schema"
)

// Given are rows that somebody brings along: texts of values, nil for NULL.
type Given struct {
	Columns []string
	Rows    [][]*string
}

// enough is how many rows a table has at least: where fewer were given, the others are generated.
const enough = 5

// given puts in the rows that were brought along for a table. Those that the server does not take get other values where it
// complains, and are left out if it does not take them then. It gives the number of rows that are there.
func (f *filler) given(ctx context.Context, t *table) (n int, err error) {
	given, ok := f.Given[t.sql()]
	if !ok {
		return 0, nil
	}
	rows := make([]*row, len(given.Rows))
	for i, values := range given.Rows {
		rows[i] = f.givenRow(t, given.Columns, values, i)
	}
	// A row may refer to another one of the same table, which comes later.
	for waiting := rows; len(waiting) > 0; {
		var again []*row
		for _, r := range waiting {
			refused, err := f.send(ctx, r.insert())
			switch {
			case err != nil:
				return n, err
			case refused == nil:
				n++
			case r.isOrphan(refused):
				again = append(again, r)
			default:
				if err := f.mend(ctx, r, refused, &n); err != nil {
					return n, err
				}
			}
		}
		if len(again) == len(waiting) {
			for _, r := range again {
				if err := f.mend(ctx, r, errors.New("the row that it refers to is not there"), &n); err != nil {
					return n, err
				}
			}
			break
		}
		waiting = again
	}
	f.result.Given += n
	return n, f.count(ctx, t)
}

// givenRow is a row with the values that were given, as far as the table has such columns.
func (f *filler) givenRow(t *table, columns []string, values []*string, number int) *row {
	r := f.newRow(t, number)
	for i, name := range columns {
		if at := slices.IndexFunc(t.columns, func(c *column) bool { return c.Name == name && !c.Generated }); at < 0 {
			continue
		}
		if r.values[name] = null; values[i] != nil {
			r.values[name] = literal(*values[i])
		}
	}
	r.given = true
	return r
}

// isOrphan says that a row refers to one of its own table that is not there.
func (r *row) isOrphan(refused error) bool {
	const foreignKeyViolation = "23503"
	var server *pgconn.PgError
	if !errors.As(refused, &server) || server.Code != foreignKeyViolation {
		return false
	}
	return slices.ContainsFunc(r.t.keys, func(k constraint) bool { return k.Name == server.ConstraintName && k.Refers == r.t.OID })
}

// mend gives a row other values where the server complains, until it takes it.
func (f *filler) mend(ctx context.Context, r *row, refused error, n *int) (err error) {
	for range tries {
		if err := f.change(ctx, r, refused); err != nil {
			return err
		}
		if refused = r.lack; refused == nil {
			refused, err = f.send(ctx, r.insert())
		}
		if err != nil {
			return err
		}
		if refused == nil {
			*n++
			f.result.Mended++
			return nil
		}
	}
	f.result.Dropped++
	return nil
}

// count has the sequences of a table go on after the numbers that were given.
func (f *filler) count(ctx context.Context, t *table) error {
	for _, c := range t.columns {
		if !t.isServed(c) || c.Generated {
			continue
		}
		name := schema.QuoteIdent(c.Name)
		sql := "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + literal(t.sql()) + ", " + literal(c.Name) + "), max(" + name + ")) FROM ONLY " + t.sql() +
			" HAVING max(" + name + ") > 0"
		if _, err := f.send(ctx, sql); err != nil { // one that the server refuses counts as before
			return err
		}
	}
	return nil
}
