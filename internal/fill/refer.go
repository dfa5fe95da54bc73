package fill

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// refer gives the columns of foreign keys the values of rows that are there. Where keys share columns, the later ones take
// rows that agree with the earlier ones.
func (f *filler) refer(ctx context.Context, r *row, keys []constraint) error {
	r.lack = nil
	settled := map[string]bool{}
	for _, k := range keys {
		if r.refersToNothing(k, settled) {
			continue
		}
		found, err := f.candidates(ctx, r, k, settled)
		if err != nil {
			return err
		}
		switch {
		case len(found) > 0:
			r.take(k, found[r.chance.IntN(len(found))])
		case k.Refers == r.t.OID && r.refersToItself(k):
		case r.t.canBeNull(k) && r.clear(k, settled):
		default:
			r.lack = errors.New("no row of " + k.RefersName + " is there for " + schema.QuoteName(k.Name))
			return nil
		}
		for _, name := range k.Columns {
			settled[name] = true
		}
	}
	return nil
}

// refersToNothing says that a key is null already, in a way that PostgreSQL takes.
func (r *row) refersToNothing(k constraint, settled map[string]bool) bool {
	nulls := 0
	for _, name := range k.Columns {
		if r.values[name] == null {
			nulls++
		}
	}
	if nulls == len(k.Columns) {
		return true
	}
	return nulls > 0 && !k.Whole && !slices.ContainsFunc(k.Columns, func(name string) bool { return settled[name] })
}

// candidates are rows that a key can refer to.
func (f *filler) candidates(ctx context.Context, r *row, k constraint, settled map[string]bool) ([][]string, error) {
	var shown, where []string
	for i, name := range k.Columns {
		column := schema.QuoteName(k.RefersColumns[i])
		shown = append(shown, "pg_catalog.quote_literal("+column+"::text)")
		where = append(where, column+" IS NOT NULL")
		if settled[name] {
			where = append(where, column+"::text = "+r.values[name]+"::text")
		}
	}
	query := "SELECT ARRAY[" + strings.Join(shown, ", ") + "] FROM " + k.RefersName + " WHERE " + strings.Join(where, " AND ") + " ORDER BY 1 LIMIT 20"
	rows, err := f.conn.Query(ctx, query, pgx.QueryExecModeExec)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[[]string])
	if err != nil {
		_, err = asRefusal(err) // as a value of a settled column is none for the other side
	}
	return found, err
}

func (r *row) take(k constraint, values []string) {
	for i, name := range k.Columns {
		r.values[name] = values[i]
	}
}

// refersToItself has a row refer to itself, as the first one of a tree does.
func (r *row) refersToItself(k constraint) bool {
	for _, name := range k.RefersColumns {
		if _, ok := r.values[name]; !ok {
			return false
		}
	}
	for i, name := range k.Columns {
		r.values[name] = r.values[k.RefersColumns[i]]
	}
	return true
}

// clear makes a key refer to nothing. It is false if that would change what an earlier key refers to.
func (r *row) clear(k constraint, settled map[string]bool) bool {
	done := false
	for _, name := range k.Columns {
		if !settled[name] && !r.t.column(name).NotNull {
			r.values[name], done = null, true
		}
	}
	return done
}
