// Package fill puts generated rows into the tables of a scratch database, so that a migration can be proven with them.
//
// What a row may hold is not worked out: values are proposed, and PostgreSQL says which it takes. Those proposed for a
// column are samples of its type, edges first among them, and what can be mined from the constraints that speak of it:
// literals, their neighbours, strings that match their patterns. A row that is refused gets other values in the columns
// of the constraint that refused it, and is tried again, a bounded number of times.
//
// Triggers and rules of users, and policies forced upon the owner, are out of force while rows are put in, unless asked for:
// constraints are not. The rows are the same each time for the same tables, but for values that the server gives by defaults.
package fill

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// Options say what to put in.
type Options struct {
	// Rows is how many rows each table shall get.
	Rows int
	// Round tells rows from those of an earlier call for the same tables: it leads to other values.
	Round uint64
	// Firing leaves triggers and rules in force: rows are put in as an application would.
	Firing bool
	// Full gives each column a value that can have one, edges as often as what is usual.
	Full bool
	// Usual gives columns usual values alone: those that come first.
	Usual bool
	// Only says which tables get rows; nil stands for all.
	Only func(table schema.Name) bool
	// Without says of which columns the rows get no value from us, but what the table's default or a trigger gives them.
	Without func(table schema.Name, column string) bool
	// Given are rows to put in first, by the names of tables as SQL quotes them.
	Given map[string]Given
}

// Uncovered is a table that got no row.
type Uncovered struct {
	Table string // qualified, and quoted where it must be
	Why   string
}

// Result says what was put in.
type Result struct {
	Rows      int
	Tables    int // that got rows
	Uncovered []Uncovered
	// Given are those of the rows that were given, Mended those of them with other values, because the server did not take them
	// as they were, and Dropped those that it did not take even so.
	Given, Mended, Dropped int
}

// Add counts what another call put in as well. Tables that the other one could not fill are named once.
func (r *Result) Add(other *Result) {
	r.Rows += other.Rows
	r.Given, r.Mended, r.Dropped = r.Given+other.Given, r.Mended+other.Mended, r.Dropped+other.Dropped
	r.Tables = max(r.Tables, other.Tables)
	for _, u := range other.Uncovered {
		known := false
		for _, v := range r.Uncovered {
			known = known || v.Table == u.Table
		}
		if !known {
			r.Uncovered = append(r.Uncovered, u)
		}
	}
}

// filler is a call under way.
type filler struct {
	Options
	conn   *pgx.Conn
	tables []*table
	types  types
	result Result
}

// Fill puts rows into all tables of the connection's database but those of extensions. The connection must be in no
// transaction. An error is one of the connection; what the server does not take is said in the result.
func Fill(ctx context.Context, conn *pgx.Conn, o Options) (*Result, error) {
	f := &filler{Options: o, conn: conn}
	if o.Rows <= 0 {
		return &f.result, nil
	}
	if _, err := conn.Exec(ctx, "SET search_path = ''; SET statement_timeout = '10s'", pgx.QueryExecModeSimpleProtocol); err != nil {
		return nil, err
	}
	if err := f.read(ctx); err != nil {
		return nil, fmt.Errorf("reading what is to be filled: %w", err)
	}
	if err := f.all(ctx); err != nil {
		return nil, fmt.Errorf("filling tables with rows: %w", err)
	}
	_, err := conn.Exec(ctx, "RESET ALL")
	return &f.result, err
}

// all fills the tables in an order in which foreign keys find what they refer to, as far as there is one.
func (f *filler) all(ctx context.Context) error {
	waiting := f.tables
	for len(waiting) > 0 {
		var now, later []*table
		for _, able := range []func(*table, []*table) bool{isFree, isFreeButForNulls} {
			if now, later = separate(waiting, able); len(now) > 0 {
				break
			}
		}
		if len(now) == 0 {
			if err := f.ring(ctx, waiting); err != nil {
				return err
			}
			now, later = waiting, nil
		}
		for _, t := range now {
			if err := f.fill(ctx, t); err != nil {
				return err
			}
		}
		waiting = later
	}
	return nil
}

// separate takes the tables that can be filled now from those that are waiting.
func separate(waiting []*table, able func(t *table, waiting []*table) bool) (now, later []*table) {
	for _, t := range waiting {
		if able(t, waiting) {
			now = append(now, t)
		} else {
			later = append(later, t)
		}
	}
	return now, later
}

// isFree says that no foreign key refers to a table that waits.
func isFree(t *table, waiting []*table) bool {
	for _, k := range t.keys {
		if t.waitsFor(k, waiting) {
			return false
		}
	}
	return true
}

// isFreeButForNulls says that the foreign keys which refer to tables that wait can be null.
func isFreeButForNulls(t *table, waiting []*table) bool {
	for _, k := range t.keys {
		if t.waitsFor(k, waiting) && !t.canBeNull(k) {
			return false
		}
	}
	return true
}

// fill puts rows into one table.
func (f *filler) fill(ctx context.Context, t *table) (err error) {
	if f.Firing {
		return f.rows(ctx, t)
	}
	if refused, err := f.send(ctx, t.quiet()...); err != nil || refused != nil {
		f.uncovered(t, refused)
		return err
	}
	defer func() {
		refused, failed := f.send(context.WithoutCancel(ctx), t.loud()...)
		err = errors.Join(err, failed, refused)
	}()
	return f.rows(ctx, t)
}

// rows makes rows and puts them in.
func (f *filler) rows(ctx context.Context, t *table) error {
	if err := f.propose(ctx, t); err != nil {
		return err
	}
	got, err := f.given(ctx, t)
	if err != nil {
		return err
	}
	wanted := f.Rows
	if got > 0 {
		wanted = max(0, min(f.Rows, enough)-got)
	}
	if c := t.hopeless(); c != nil && got == 0 {
		return f.unlessFilled(ctx, t, fmt.Errorf("no value was found for the column %s that its type and constraints take", schema.QuoteName(c.Name)))
	}
	var last error
	for n := range wanted {
		refused, err := f.row(ctx, t, n)
		if err != nil {
			return err
		}
		if refused == nil {
			got++
		} else {
			last = refused
		}
	}
	if got == 0 {
		return f.unlessFilled(ctx, t, last)
	}
	f.result.Rows += got
	f.result.Tables++
	return nil
}

// unlessFilled notes that a table took no row, if it has none from an earlier round.
func (f *filler) unlessFilled(ctx context.Context, t *table, why error) error {
	has, err := f.allow(ctx, []string{"SELECT EXISTS (SELECT FROM ONLY " + t.sql() + ")"})
	if err == nil && !has[0] {
		f.uncovered(t, why)
	}
	return err
}

func (f *filler) uncovered(t *table, why error) {
	u := Uncovered{Table: t.sql()}
	if why != nil {
		u.Why = why.Error()
	}
	f.result.Uncovered = append(f.result.Uncovered, u)
}
