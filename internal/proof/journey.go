package proof

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	// Given are rows that somebody brought along, by the names of tables as SQL quotes them; they are there before. What is said of
	// rows then has no values in it.
	Given map[string]fill.Given

	part    bool // the later moves are left out
	written bool // the files are executed, not the scripts
}

// Move is one migration of several.
type Move struct {
	Name string
	// Script is what was planned; nil for a file of whatever origin.
	Script *render.Script
	// File is the migration as it is written; its Up is empty if it is not.
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
// table, or with none. The error is one that has nothing to do with the migration; [Hindrance] tells which ones say that no proof can be made.
func (p Prover) Travel(ctx context.Context, j Journey) (a *Account, err error) {
	begin := time.Now()
	unfit, given := "", ""
	for _, rows := range j.attempts() {
		a = &Account{Uncovered: []fill.Uncovered{}, Failures: []string{}, Major: p.Server.Major(), Version: p.Server.Programs().Version,
			Observed: p.Observe != nil, Returns: slices.Repeat([]Return{Unknown}, len(j.Moves))}
		j.Rows = rows
		if err := errors.Join(p.voyages(ctx, j, a), ctx.Err()); err != nil { // what fails because the time is up is no failure
			return nil, err
		}
		if a.Unfit == "" || rows == 0 {
			break
		}
		if j.Given != nil {
			given, j.Given = a.Unfit, nil
		} else {
			unfit = a.Unfit
		}
	}
	a.Unfit, a.GivenUnfit = unfit, given
	a.Time = time.Since(begin)
	return a, nil
}

// attempts are how many rows to try it with, one after the other: if those that were given are in the way, without them; then with
// one in each table, and with none.
func (j Journey) attempts() []int {
	list := slices.Compact([]int{j.Rows, min(j.Rows, 1), 0})
	if j.Given != nil {
		list = append([]int{j.Rows}, list...)
	}
	return list
}

// voyages goes a journey whole, and once more as clients get it, where that is another text; as far as each move that cannot be
// undone, and back from there; and without rows, where rows are in the way of what can.
func (p Prover) voyages(ctx context.Context, j Journey, a *Account) error {
	err := p.voyage(ctx, j, a)
	was := *a
	defer func() { // the same rows, again
		a.Rows, a.Tables, a.Given, a.Mended, a.Dropped = was.Rows, was.Tables, was.Given, was.Mended, was.Dropped
	}()
	if err == nil && a.IsProven() && slices.ContainsFunc(j.Moves, Move.isOtherwise) {
		j.written = true
		err = p.voyage(ctx, j, a)
	}
	for n := len(j.Moves) - 1; n > 0 && err == nil && a.IsProven(); n-- {
		if len(j.Moves[n].Unsafe()) > 0 && len(j.Moves[n-1].Unsafe()) == 0 {
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
	v := &voyage{Journey: j, account: a, trial: trial{Prover: p, source: &source, lenient: true}}
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
		a.Locks, a.Careful = a.Locks+v.Compared, append(a.Careful, v.Careful...)
		err = errors.Join(err, v.live.close(), source.Tidy(ctx))
	}()
	return v.travel(ctx)
}

// travel is the whole way.
func (v *voyage) travel(ctx context.Context) error {
	switch err := v.depart(ctx); {
	case errors.Is(err, errUnfit):
		return nil
	case err != nil:
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

// errUnfit says that generated rows are in the way before anything was tried.
var errUnfit = errors.New("rows in the way")

// depart makes the state before, with rows.
func (v *voyage) depart(ctx context.Context) error {
	if err := v.Begin(ctx, v.source, v.live.conn); err != nil {
		return &OldError{err}
	}
	if err := v.fitting(ctx, func() error { return v.fill(ctx) }); err != nil {
		return err
	}
	if err := v.live.exec(ctx, refresh); err != nil {
		if isAboutRows(err) && v.Rows > 0 {
			v.account.Unfit = "refreshing materialized views: " + firstLine(v.shown(err))
			return errUnfit
		}
		return &OldError{fmt.Errorf("refreshing materialized views over generated rows: %w", err)}
	}
	if v.Rows > 0 {
		if err := v.live.exec(ctx, count); err != nil {
			return &OldError{fmt.Errorf("having sequences count: %w", err)}
		}
	}
	if err := v.look(ctx); err != nil {
		return err
	}
	v.from, v.before, v.start = v.now, v.rows, v.counters
	if err := v.isAsRead(ctx); err != nil {
		return err
	}
	if last := v.Moves[len(v.Moves)-1]; len(last.Unsafe()) > 0 {
		return nil // nothing comes back to look at
	}
	var err error
	v.seen, err = v.observe(ctx, v.live)
	return err
}

// isAsRead looks whether the state before, made anew, is the one that was read. Otherwise nothing can be said of what comes after.
func (v *voyage) isAsRead(ctx context.Context) error {
	if v.Touched == nil {
		return nil
	}
	for t := range schema.Each[*schema.Table](v.Touched.From) {
		if t.Detaching {
			return &OldError{fmt.Errorf("%s is detached half-way, which comes of an interruption alone", t.ID())}
		}
	}
	v.sameState(ctx, "made anew from what was read, it is another one", v.now, v.Touched.From.Clone(), &parse.Script{})
	if len(v.Failures) == 0 {
		return nil
	}
	why := strings.Join(v.Failures, "; ")
	v.Failures = nil
	return &OldError{errors.New(why)}
}

// fill puts rows into the tables.
func (v *voyage) fill(ctx context.Context) error {
	return v.put(ctx, fill.Options{Given: v.Given})
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
