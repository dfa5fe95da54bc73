package proof

import (
	"context"
	"errors"
	"slices"
	"strings"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/render"
	"pawl/schema/parse"
)

// walk goes there and back. What is said of each change has to be what the plan found out.
func (t *trial) walk(ctx context.Context, script *parse.Script) error {
	for _, l := range render.Summary(t.Parts) {
		if d := l.Disagrees(); d != "" {
			t.failf("%s", d)
		}
	}
	for i, s := range t.Scripts {
		if err := t.apply(ctx, "up", s.Up); err != nil {
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
		err := t.apply(ctx, "down", s.Down)
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
			if err := t.stayed(ctx, i); err != nil || len(t.Failures) > 0 || s.Structure == "" {
				return err
			}
			return t.structure(ctx, i)
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

// structure brings back the structure without the data. It is all there if there are no rows that could lack a value.
func (t *trial) structure(ctx context.Context, part int) error {
	text := t.Scripts[part].Structure
	err := t.live.exec(ctx, text)
	switch {
	case err != nil && len(t.before) > 0 && strings.Contains(err.Error(), refusing):
		return t.live.exec(ctx, "ROLLBACK") // rows are in the way that would be lost as well
	case err != nil:
		t.failf("what brings back the structure: %v\n%s", err, text)
		return nil
	case len(t.before) > 0:
		return nil
	}
	return t.arrived(ctx, "after what brings back the structure", t.Parts[part].Down.To, &parse.Script{})
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
		if err := short.apply(ctx, "up", s.Up); err != nil {
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
