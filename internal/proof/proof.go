// Package proof goes a migration there and back on a server, and says what of it does not hold: the up must give the
// desired state with nothing left to do; the down of a safe one must give back the old state with its rows, and that
// of an unsafe one must refuse and leave everything as it is.
package proof

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"pawl/internal/data"
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
	Data     []data.Migration
	Owners   bool // owners are compared as well
	Roles    bool // so are roles; the old state gets a server of its own
	Online   bool // every table is taken for large and in use
	// Sizes are the rows of tables, by name, from which follows which ones are large; Online without.
	Sizes map[string]int64
	// Archive keeps aside what is dropped.
	Archive bool
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

	declare func([]render.Act) // changes what is declared of locks; tests look whether that is found out
}

// Result is what came of a proof.
type Result struct {
	// Refusal is why there is no migration: the desired state is wrong, or pawl knows no way to it.
	Refusal error
	// From and To are the states that are compared, as far as they are.
	From, To *schema.Catalog
	Parts    []plan.Part
	Scripts  []render.Script
	// Bodies is what is said of the bodies of routines, on the way there and back.
	Bodies string
	// Refused is what a down said that did not run, if one did not.
	Refused error
	// Compared is of how many steps the locks were compared with those that they declare.
	Compared int
	// Failures are the claims that do not hold, in words.
	Failures []string
	// Careful are those that say more than holds.
	Careful []string
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
	before   map[string]string  // the rows, by table
	seen     string             // what the observer saw before
	left     map[schema.ID]bool // what of the planned states is left out
	lenient  bool               // a claim that says more than holds is no failure
	short    bool               // later parts, which use up what this one made, do not run
}

// Prove makes the way from one schema to another, goes it there and back, and looks at what came of it. The error is
// an [OldError], or one that has nothing to do with the migration, like a lost connection.
func (p Prover) Prove(ctx context.Context, w Way) (result *Result, err error) {
	t := &trial{Prover: p, source: &state.Source{Server: p.Server, Privileges: "manage", Owners: w.Owners, Roles: w.Roles,
		Scratch: scratch.Options{Programs: p.Server.Programs().Dir}}}
	if w.Online {
		t.source.Online = func(schema.ID) bool { return true }
	}
	if w.Archive {
		t.source.ArchiveIn = "pawl_archive"
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
	t.From, t.To = t.from, t.to
	if t.Refusal != nil || err != nil {
		return &t.Result, err
	}
	if err := t.walk(ctx, script); err != nil || len(t.Failures) > 0 || w.Roles {
		return &t.Result, err
	}
	return &t.Result, t.untilUnsafe(ctx, w, home)
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
		if err := t.live.exec(ctx, refresh); err != nil {
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

// refresh fills the materialized views, in the order in which they were made.
const refresh = `DO $$
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
	t.source.Data = w.Data
	defer func() { t.source.Data = nil }() // what was done is not done again
	if t.Parts, t.Refusal = t.source.Migration(ctx, script, t.from, t.to, []string{"public"}); t.Refusal == nil {
		t.Scripts = render.Scripts(t.Parts, render.Settings{Version: "0", Name: "case", LockTimeout: "5s", Structural: true})
		t.Bodies = aboutBodies(t.Parts) // later comparisons read the catalogs' bodies anew
	}
	return script, nil
}
