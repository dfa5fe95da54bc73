package proof

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"pawl/internal/fill"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/introspect"
	"pawl/migrate"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Journey is a migration that is proven with rows: a state, and moves that lead on from it, one after the other.
type Journey struct {
	// Source says what is compared. Its server is not used, but the prover's.
	Source *state.Source
	// Begin makes the state before in an empty database; the source is one that uses the server of that.
	Begin func(ctx context.Context, source *state.Source, conn *pgx.Conn) error
	// After gives the state that the moves lead to, which says what they ask of rows that are there. It may be nil.
	After func(ctx context.Context) (*schema.Catalog, error)
	Moves []Move
	// Parts are what the moves were planned as, and Touched is what of that is shown; nil if the moves are files.
	Parts   []plan.Part
	Touched *Touched
	// Rows is how many rows each table gets, before and after.
	Rows int

	part bool // the later moves are left out
}

// Move is one migration of several.
type Move struct {
	Name string
	// Script is what was planned; nil for a file.
	Script *render.Script
	// File is the migration as it is written.
	File migrate.File
}

// Unsafe says why the way back must refuse; it is empty if it must not.
func (m Move) Unsafe() []string {
	switch {
	case m.Script != nil:
		return m.Script.Unsafe
	case m.File.Unsafe != "":
		return []string{m.File.Unsafe}
	}
	return nil
}

// Return says what came of the way back of a move.
type Return string

// What can come of it.
const (
	Unknown Return = "not tried"
	Undone  Return = "undone"
	Refuses Return = "refuses"     // as it must
	InWay   Return = "rows in way" // rows are there that it would lose; without rows it was undone
	OneWay  Return = "no way back" // the file has none
	Stopped Return = "not reached" // a later one refuses
)

// Account is what came of a journey.
type Account struct {
	Rows      int              `json:"rows"`
	Tables    int              `json:"tables"`
	Uncovered []fill.Uncovered `json:"uncovered"`
	// Locks is of how many steps the locks were compared with those that they declare.
	Locks int `json:"steps_with_locks_compared"`
	// Returns are the ways back of the moves.
	Returns []Return `json:"-"`
	// Written says that rows were written after the migration, and what became of them when it was taken back.
	Written string `json:"written_after,omitempty"`
	// Unfit is why the migration could not be applied to all of the generated rows, although it did not have to.
	Unfit string `json:"rows_in_the_way,omitempty"`
	// HalfWay is why the rest cannot be applied again as it is once a part of the moves was taken back; empty if it can.
	HalfWay string `json:"not_again_from_half_way,omitempty"`
	// Failures are the claims that do not hold, in words.
	Failures []string `json:"failures"`
	Major    int      `json:"-"`
	Version  string   `json:"server_version"`
	// Observed says that pg_dump looked as well.
	Observed bool          `json:"pg_dump"`
	Time     time.Duration `json:"-"`
}

// IsProven says that all claims hold.
func (a *Account) IsProven() bool { return len(a.Failures) == 0 }

// voyage is one way there, back, and there again.
type voyage struct {
	trial
	Journey
	account  *Account
	now      *schema.Catalog       // as it is
	rows     map[string]string     // as they are
	counters map[schema.ID]counter // of sequences, as they are
	start    map[schema.ID]counter // as they were before
	round    uint64                // of rows that were written
	refused  int                   // the move at which the way back ended; -1 if it went all the way
}

// Travel proves a journey. If rows are in the way of applying it, which it cannot help, it is proven with one row in each
// table, or with none. The error is an [OldError], or one that has nothing to do with the migration.
func (p Prover) Travel(ctx context.Context, j Journey) (a *Account, err error) {
	begin := time.Now()
	unfit := ""
	for _, rows := range slices.Compact([]int{j.Rows, min(j.Rows, 1), 0}) {
		a = &Account{Uncovered: []fill.Uncovered{}, Failures: []string{}, Major: p.Server.Major(), Version: p.Server.Programs().Version,
			Observed: p.Observe != nil, Returns: slices.Repeat([]Return{Unknown}, len(j.Moves))}
		j.Rows = rows
		if err := p.voyages(ctx, j, a); err != nil {
			return nil, err
		}
		if a.Unfit == "" || rows == 0 {
			break
		}
		unfit = a.Unfit
	}
	a.Unfit = unfit
	a.Time = time.Since(begin)
	return a, nil
}

// voyages goes a journey whole; as far as each move that cannot be undone, and back from there; and without rows, where
// rows are in the way of what can.
func (p Prover) voyages(ctx context.Context, j Journey, a *Account) error {
	err := p.voyage(ctx, j, a)
	rows, tables := a.Rows, a.Tables
	defer func() { a.Rows, a.Tables = rows, tables }() // the same ones, again
	for n := len(j.Moves) - 1; n > 0 && err == nil && a.IsProven(); n-- {
		if len(j.Moves[n].Unsafe()) > 0 {
			short := j
			short.Moves, short.part = j.Moves[:n], true
			err = p.voyage(ctx, short, a)
		}
	}
	if i := slices.Index(a.Returns, InWay); err == nil && a.IsProven() && i >= 0 {
		bare := j
		bare.Moves, bare.Rows, bare.part = j.Moves[:i+1], 0, i < len(j.Moves)-1
		err = p.voyage(ctx, bare, a)
	}
	return err
}

// voyage goes a journey once, and adds to the account.
func (p Prover) voyage(ctx context.Context, j Journey, a *Account) (err error) {
	source := *j.Source
	source.Server = p.Server
	v := &voyage{Journey: j, account: a, trial: trial{Prover: p, source: &source}}
	if j.Touched != nil {
		v.left, v.trial.Parts = j.Touched.left, j.Parts
		v.trial.from, v.to = j.Touched.From, j.Touched.To
	}
	if source.Roles { // they belong to a whole server
		if source.Server, err = scratch.Start(ctx, source.Scratch); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, source.Server.Close()) }()
	}
	if v.live, err = open(ctx, source.Server); err != nil {
		return err
	}
	defer func() {
		a.Failures = append(a.Failures, v.Failures...)
		a.Locks += v.Compared
		err = errors.Join(err, v.live.close(), source.Tidy(ctx))
	}()
	return v.travel(ctx)
}

// travel is the whole way.
func (v *voyage) travel(ctx context.Context) error {
	if err := v.depart(ctx); err != nil || len(v.Failures) > 0 {
		return err
	}
	for _, leg := range []func(context.Context) error{v.there, v.arrive, v.home, v.again, v.write} {
		err := leg(ctx)
		if errors.Is(err, errHalfWay) {
			break
		}
		if err != nil || len(v.Failures) > 0 {
			return err
		}
	}
	return v.between(ctx)
}

// depart makes the state before, with rows.
func (v *voyage) depart(ctx context.Context) error {
	if err := v.Begin(ctx, v.source, v.live.conn); err != nil {
		return &OldError{err}
	}
	if err := v.fitting(ctx, func() error { return v.fill(ctx) }); err != nil {
		return err
	}
	if err := v.live.exec(ctx, refresh); err != nil {
		return &OldError{fmt.Errorf("refreshing materialized views over generated rows: %w", err)}
	}
	if err := v.live.exec(ctx, count); err != nil {
		return &OldError{fmt.Errorf("having sequences count: %w", err)}
	}
	if err := v.look(ctx); err != nil {
		return err
	}
	if v.Touched != nil {
		v.sameState(ctx, "the state before, made anew from what was read", v.now, v.Touched.From.Clone(), &parse.Script{})
	}
	v.from, v.before, v.start = v.now, v.rows, v.counters
	var err error
	v.seen, err = v.observe(ctx, v.live)
	return err
}

// fill puts rows into the tables.
func (v *voyage) fill(ctx context.Context) error {
	return v.put(ctx, fill.Options{})
}

// fillWith puts more rows in, as an application would write them: with triggers, among which may be those that keep two columns
// the same.
func (v *voyage) fillWith(ctx context.Context, o fill.Options) error {
	v.round++
	o.Round, o.Firing = v.round, true
	return v.put(ctx, o)
}

func (v *voyage) put(ctx context.Context, o fill.Options) error {
	conn, err := v.live.again(ctx)
	if err != nil {
		return err
	}
	o.Rows = cmp.Or(o.Rows, v.Rows)
	got, err := fill.Fill(ctx, conn.conn, o)
	if err == nil {
		v.account.add(got)
	}
	return errors.Join(err, conn.conn.Close(context.WithoutCancel(ctx)))
}

// add counts the rows of a fill; those of another voyage are others.
func (a *Account) add(got *fill.Result) {
	sum := fill.Result{Rows: a.Rows, Tables: a.Tables, Uncovered: a.Uncovered}
	sum.Add(got)
	a.Rows, a.Tables, a.Uncovered = sum.Rows, sum.Tables, sum.Uncovered
}

// look reads what is there.
func (v *voyage) look(ctx context.Context) (err error) {
	if v.now, err = introspect.ReadScratch(ctx, v.live.conn); err != nil {
		return err
	}
	if v.rows, err = contents(ctx, v.live.conn); err != nil {
		return err
	}
	v.counters, err = counters(ctx, v.live.conn)
	return err
}
