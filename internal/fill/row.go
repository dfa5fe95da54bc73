package fill

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/schema"
)

// tries is how often a row is tried with other values.
const tries = 80

// row is one that is made.
type row struct {
	t      *table
	number int
	full   int // of how many rows without nulls it is one; 0 for others
	chance *rand.Rand
	values map[string]string // by column
	given  bool              // also those that the server would count
	lack   error             // why there is no value for a foreign key
}

// row puts one more row into a table; refused is what the server said last if it took none.
func (f *filler) row(ctx context.Context, t *table, number int) (refused, err error) {
	r := f.newRow(t, number)
	if err := f.refer(ctx, r, t.keys); err != nil {
		return nil, err
	}
	for range tries {
		if refused = r.lack; refused == nil {
			refused, err = f.send(ctx, r.insert())
		}
		if refused == nil || err != nil {
			return refused, err
		}
		if err := f.change(ctx, r, refused); err != nil {
			return nil, err
		}
	}
	return refused, nil
}

// newRow has values for all columns that the server does not serve.
func (f *filler) newRow(t *table, number int) *row {
	name := fnv.New64a()
	fmt.Fprintf(name, "%s %d", t.sql(), number)
	r := &row{t: t, number: number, chance: rand.New(rand.NewPCG(name.Sum64(), f.Round)), values: map[string]string{}}
	if f.Full {
		r.full = f.Rows
	}
	for _, c := range t.columns {
		if !t.isServed(c) {
			r.values[c.Name] = r.first(c, f.Round)
		}
	}
	return r
}

// first is what a row begins with: the first row has what is usual, the second nulls, the others anything.
func (r *row) first(c *column, round uint64) string {
	values := c.values[:len(c.values):len(c.values)]
	if n := len(values); n > 0 && values[n-1] == null {
		values = values[:n-1]
	}
	switch {
	case r.full > 0 && len(values) > 0: // edges as often as others
		return values[(r.number*len(values)/r.full+int(round%1000))%len(values)]
	case r.number == 0 && round == 0 && len(c.values) > 0:
		return c.values[0]
	case r.number == 1 && r.full == 0 && slices.Contains(c.values, null):
		return null
	}
	return r.any(c)
}

// any is one of the values of a column. Null is one in five, and in the first row none if there is another one.
func (r *row) any(c *column) string {
	values := c.values
	if len(values) > 0 && values[len(values)-1] == null {
		if values = values[:len(values)-1]; len(values) == 0 || r.number > 0 && r.full == 0 && r.chance.IntN(5) == 0 {
			return null
		}
	}
	switch {
	case len(values) == 0:
		return byServer
	case r.chance.IntN(2) == 0: // more often one of those that are usual
		values = values[:min(usual, len(values))]
	}
	return values[r.chance.IntN(len(values))]
}

// change gives other values to what the server complained about: the columns of a constraint, or all.
func (f *filler) change(ctx context.Context, r *row, refused error) error {
	columns := r.blamed(refused)
	keys := r.t.keys
	for _, c := range r.t.columns {
		if _, chosen := r.values[c.Name]; chosen && (columns == nil || slices.Contains(columns, c.Name)) {
			r.values[c.Name] = r.any(c)
		}
	}
	return f.refer(ctx, r, keys)
}

// blamed are the columns that a refusal is about; nil stands for all.
func (r *row) blamed(refused error) []string {
	var server *pgconn.PgError
	if !errors.As(refused, &server) {
		return nil
	}
	if k, ok := r.t.constraints[server.ConstraintName]; ok && len(k.Columns) > 0 {
		return k.Columns
	}
	const checkViolation, notNullViolation = "23514", "23502"
	switch {
	case server.Code == notNullViolation && server.ColumnName != "":
		return []string{server.ColumnName}
	case server.Code == checkViolation && server.ConstraintName == "" && len(r.t.BoundColumns) > 0:
		return r.t.BoundColumns
	}
	return nil
}

// insert is the statement that puts the row in.
func (r *row) insert() string {
	var names, values []string
	for _, c := range r.t.columns {
		if v, ok := r.values[c.Name]; ok {
			names, values = append(names, schema.QuoteName(c.Name)), append(values, v)
		}
	}
	if len(names) == 0 {
		return "INSERT INTO " + r.t.sql() + " DEFAULT VALUES"
	}
	overriding := ""
	if r.given {
		overriding = " OVERRIDING SYSTEM VALUE"
	}
	return "INSERT INTO " + r.t.sql() + " (" + strings.Join(names, ", ") + ")" + overriding + " VALUES (" + strings.Join(values, ", ") + ")"
}
