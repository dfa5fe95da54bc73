// Package proof goes a migration there and back on a server, and says what of it does not hold: the up must give the
// desired state with nothing left to do; the down of a safe one must give back the old state with its rows, and that
// of an unsafe one must refuse and leave everything as it is.
package proof

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/introspect"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Way is a migration to be proven, in SQL.
type Way struct {
	Old  string // the state before
	Rows string // what is put into it
	// Unfilled leaves materialized views as loading leaves them.
	Unfilled bool
	Desired  string // the state after, with annotations
	Owners   bool   // owners are compared as well
	Roles    bool   // so are roles; the old state gets a server of its own
	Online   bool   // every table is taken for large and in use
	// Sizes are the rows of tables, by name, from which follows which ones are large; Online without.
	Sizes map[string]int64
	// Mixed takes every other table for large and in use.
	Mixed bool
}

// Observer looks at a database in a way of its own, apart from what pawl reads. What it says of two databases with
// the same schema must be the same text.
type Observer func(ctx context.Context, db *scratch.Database) (string, error)

// Prover proves migrations on a server.
type Prover struct {
	Server *scratch.Server
	// Observe is asked as well, if it is there.
	Observe Observer
}

// Result is what came of a proof.
type Result struct {
	// Refusal is why there is no migration: the desired state is wrong, or pawl knows no way to it.
	Refusal error
	Parts   []plan.Part
	Scripts []render.Script
	// Bodies is what is said of the bodies of routines, on the way there and back.
	Bodies string
	// Refused is what a down said that did not run, if one did not.
	Refused error
	// Failures are the claims that do not hold, in words.
	Failures []string
}

func (r *Result) failf(format string, args ...any) {
	r.Failures = append(r.Failures, fmt.Sprintf(format, args...))
}

// Unsafe lists why the migration cannot be undone; it is empty if it can.
func (r *Result) Unsafe() []string {
	var list []string
	for _, s := range r.Scripts {
		list = append(list, s.Unsafe...)
	}
	return list
}

// OldError says that the old state could not be made: the proof never began.
type OldError struct{ Err error }

func (e *OldError) Error() string { return "loading the old state: " + e.Err.Error() }

// Unwrap returns what the server or the parser said.
func (e *OldError) Unwrap() error { return e.Err }

// trial is one proof under way.
type trial struct {
	Prover
	Result
	source   *state.Source
	live     *side
	from, to *schema.Catalog
	before   map[string]string // the rows, by table
	seen     string            // what the observer saw before
	short    bool              // later parts, which use up what this one made, do not run
}

// Prove makes the way from one schema to another, goes it there and back, and looks at what came of it. The error is
// an [OldError], or one that has nothing to do with the migration, like a lost connection.
func (p Prover) Prove(ctx context.Context, w Way) (result *Result, err error) {
	t := &trial{Prover: p, source: &state.Source{Server: p.Server, Privileges: "manage", Owners: w.Owners, Roles: w.Roles,
		Scratch: scratch.Options{Programs: p.Server.Programs().Dir}}}
	if w.Online {
		t.source.Online = func(schema.ID) bool { return true }
	}
	if w.Sizes != nil {
		t.source.Sizing = sizing(w.Sizes)
	}
	home := p.Server
	if w.Roles {
		if home, err = scratch.Start(ctx, t.source.Scratch); err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, home.Close()) }()
	}
	if t.live, err = open(ctx, home); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, t.live.close()) }()
	if err := t.prepare(ctx, w); err != nil {
		return nil, err
	}
	if w.Mixed {
		t.source.Sizing = sizing(everyOther(t.from))
	}
	script, err := t.plan(ctx, w)
	if t.Refusal != nil || err != nil {
		return &t.Result, err
	}
	if err := t.walk(ctx, script); err != nil || len(t.Failures) > 0 || w.Roles {
		return &t.Result, err
	}
	return &t.Result, t.untilUnsafe(ctx, w, home)
}

// untilUnsafe goes as far as can be undone, where that is not all the way, and back from there.
func (t *trial) untilUnsafe(ctx context.Context, w Way, home *scratch.Server) (err error) {
	n := slices.IndexFunc(t.Scripts, func(s render.Script) bool { return len(s.Unsafe) > 0 })
	if n <= 0 {
		return nil
	}
	short := &trial{Prover: t.Prover, source: t.source, short: true, Result: Result{Parts: t.Parts[:n], Scripts: t.Scripts[:n]}}
	if short.live, err = open(ctx, home); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, short.live.close()) }()
	if err := short.prepare(ctx, w); err != nil {
		return err
	}
	for _, s := range short.Scripts {
		if err := short.live.exec(ctx, s.Up.Text()); err != nil {
			t.failf("as far as it can be undone: up: %v\n%s", err, s.Up.Text())
			return nil
		}
	}
	err = short.back(ctx)
	for _, f := range short.Failures {
		t.failf("as far as it can be undone: %s", f)
	}
	if short.Refused != nil && t.Refused == nil {
		t.Refused = short.Refused
	}
	return err
}

// prepare makes the old state.
func (t *trial) prepare(ctx context.Context, w Way) error {
	if w.Roles {
		if err := t.live.makeRoles(ctx, w.Old); err != nil {
			return &OldError{err}
		}
	}
	if err := t.live.load(ctx, w.Old); err != nil {
		return &OldError{err}
	}
	if err := t.live.exec(ctx, w.Rows); err != nil {
		return &OldError{err}
	}
	if !w.Unfilled {
		if err := t.live.exec(ctx, fill); err != nil {
			return &OldError{err}
		}
	}
	var err error
	if t.from, err = introspect.ReadScratch(ctx, t.live.conn); err != nil {
		return err
	}
	if t.before, err = contents(ctx, t.live.conn); err != nil {
		return err
	}
	t.seen, err = t.observe(ctx, t.live)
	return err
}

// fill refreshes the materialized views, in the order in which they were made.
const fill = `DO $$
DECLARE m text;
BEGIN
	FOR m IN SELECT c.oid::pg_catalog.regclass::text FROM pg_catalog.pg_class c WHERE c.relkind = 'm' AND NOT c.relispopulated ORDER BY c.oid
	LOOP EXECUTE 'REFRESH MATERIALIZED VIEW ' || m; END LOOP;
END $$`

// plan makes the migration, or notes why there is none.
func (t *trial) plan(ctx context.Context, w Way) (*parse.Script, error) {
	script, err := parse.Read([]string{"-"}, strings.NewReader(w.Desired))
	if err != nil {
		t.Refusal = err
		return nil, nil
	}
	if t.to, err = t.source.Desired(ctx, script, t.from, t.from.Major); err != nil {
		t.Refusal = err
		return nil, nil
	}
	if t.Parts, t.Refusal = t.source.Migration(ctx, script, t.from, t.to, []string{"public"}); t.Refusal == nil {
		t.Scripts = render.Scripts(t.Parts, render.Settings{Version: "0", Name: "case", LockTimeout: "5s"})
		t.Bodies = aboutBodies(t.Parts) // later comparisons read the catalogs' bodies anew
	}
	return script, nil
}

// walk goes there and back.
func (t *trial) walk(ctx context.Context, script *parse.Script) error {
	for i, s := range t.Scripts {
		if err := t.live.exec(ctx, s.Up.Text()); err != nil {
			t.failf("up: %v\n%s", err, s.Up.Text())
			return nil
		}
		if err := t.live.exec(ctx, s.Verify); err != nil {
			t.failf("what verifies the up: %v\n%s", err, s.Verify)
			return nil
		}
		if i < len(t.Scripts)-1 {
			if err := t.halfWay(ctx, i); err != nil {
				return err
			}
		}
	}
	if err := t.arrived(ctx, "after the up", t.to, script); err != nil {
		return err
	}
	if err := t.observedDesired(ctx, script); err != nil {
		return err
	}
	return t.back(ctx)
}

// observedDesired lets the observer compare with a database in which the desired state is loaded.
func (t *trial) observedDesired(ctx context.Context, script *parse.Script) (err error) {
	if t.Observe == nil {
		return nil
	}
	want, err := open(ctx, t.Server)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, want.close()) }()
	if _, err := load.Load(ctx, want.conn, script); err != nil {
		return err
	}
	text, err := t.observe(ctx, want)
	if err != nil {
		return err
	}
	return t.observed(ctx, "after the up", text)
}

// back runs the downs: those of a safe migration restore schema and rows, the others refuse.
func (t *trial) back(ctx context.Context) error {
	for i := len(t.Scripts) - 1; i >= 0; i-- {
		s := t.Scripts[i]
		err := t.live.exec(ctx, s.Down.Text())
		refused := err != nil && strings.Contains(err.Error(), "irreversible: ")
		switch {
		case len(s.Unsafe) > 0 && !refused:
			t.failf("the down of an unsafe migration did not refuse, but: %v", err)
			return nil
		case refused && len(s.Unsafe) == 0 && len(t.before) == 0:
			t.failf("the down of a safe migration refuses, where there are no rows: %v\n%s", err, s.Down.Text())
			return nil
		case refused: // by plan, or because rows are in the way, which it said
			t.Refused = err
			return t.stayed(ctx, i)
		case err != nil:
			t.failf("down: %v\n%s", err, s.Down.Text())
			return nil
		}
	}
	if err := t.arrived(ctx, "after the down", t.from, &parse.Script{}); err != nil {
		return err
	}
	if t.source.Roles { // a role that should be gone is of no interest to the state that lacks it
		if err := t.otherWayRound(ctx); err != nil {
			return err
		}
	}
	if err := t.observed(ctx, "after the down", t.seen); err != nil {
		return err
	}
	after, err := contents(ctx, t.live.conn)
	for table, rows := range t.before {
		if after[table] != rows {
			t.failf("after the down, the rows of %s are\n%s\nbefore they were\n%s", table, after[table], rows)
		}
	}
	return err
}

// stayed looks whether a down that refused left everything as it was when the later parts had been undone.
func (t *trial) stayed(ctx context.Context, part int) error {
	if err := t.live.exec(ctx, "ROLLBACK"); err != nil {
		return err
	}
	want := t.Parts[part].Up.To
	if part < len(t.Parts)-1 && !t.short {
		want = t.Parts[part+1].Down.To
	}
	return t.arrived(ctx, "after a down that refused", want, &parse.Script{})
}

func (t *trial) observe(ctx context.Context, s *side) (string, error) {
	if t.Observe == nil {
		return "", nil
	}
	return t.Observe(ctx, s.db)
}

// observed compares what the observer sees now with what it should see.
func (t *trial) observed(ctx context.Context, when, want string) error {
	got, err := t.observe(ctx, t.live)
	if err == nil && got != want {
		t.failf("%s, another observer sees a difference:\n%s", when, lineDifferences(got, want))
	}
	return err
}
