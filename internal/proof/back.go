package proof

import (
	"context"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
)

// back takes moves back until one refuses, whose number it gives; -1 if none does.
func (v *voyage) back(ctx context.Context) (stopped int, err error) {
	seen := true
	for i := len(v.Moves) - 1; i >= 0; i-- {
		if !seen && v.Moves[i].mayRefuse() {
			if err := v.look(ctx); err != nil {
				return i, err
			}
		}
		goes, err := v.backOne(ctx, i)
		if err != nil || !goes {
			return i, err
		}
		if seen = v.hasCopies(i - 1); seen {
			if err := v.look(ctx); err != nil {
				return i, err
			}
			if v.sameValues(func(r plan.Renaming) bool { return v.isCopied(r, i-1) }); len(v.Failures) > 0 {
				return i, nil
			}
		}
	}
	return -1, v.look(ctx)
}

// mayRefuse says that a way back looks for something before it does anything, as far as its text tells.
func (m Move) mayRefuse() bool {
	return m.Script == nil || strings.Contains(m.Script.Down.SQL(), strings.TrimSpace(refusing))
}

// backOne takes a move back, and says whether it went. What was there before must have been looked at if it may refuse.
func (v *voyage) backOne(ctx context.Context, i int) (goes bool, err error) {
	m := v.Moves[i]
	if m.Script == nil && m.File.Down == "" {
		v.returned(i, OneWay)
		return false, nil
	}
	err = v.run(ctx, "down", m, true)
	refused := err != nil && strings.Contains(err.Error(), refusing)
	switch {
	case len(m.Unsafe()) > 0 && err == nil:
		v.failf("%s is said to lose something for good (%s), and its way back does not refuse", m.Name, strings.Join(m.Unsafe(), "; "))
	case refused && len(m.Unsafe()) > 0:
		v.returned(i, Refuses)
		return false, v.untouched(ctx, m)
	case refused && v.Rows > 0:
		v.returned(i, InWay)
		return false, v.untouched(ctx, m)
	case isAround(err):
		return false, &HinderedError{m.Name + " cannot be taken back here", v.shown(err)}
	case err != nil:
		v.failf("%s cannot be taken back: %v", m.Name, v.shown(err))
	}
	if len(v.Failures) > 0 {
		return false, nil
	}
	v.returned(i, Undone)
	return true, nil
}

// refusing is how the refusal of a way back begins.
const refusing = "irreversible: "

// returned notes what came of a way back. What was reached once stays; those before one that refuses are not reached.
func (v *voyage) returned(i int, r Return) {
	if was := v.account.Returns[i]; was == Unknown || was == Stopped {
		v.account.Returns[i] = r
	}
	if r == Undone {
		return
	}
	for before := range i {
		if v.account.Returns[before] == Unknown {
			v.account.Returns[before] = Stopped
		}
	}
}

// untouched looks whether a way back that was refused left everything as it was.
func (v *voyage) untouched(ctx context.Context, m Move) error {
	if err := v.live.exec(ctx, "ROLLBACK"); err != nil {
		return err
	}
	was, rows := v.now, v.rows
	if err := v.look(ctx); err != nil {
		return err
	}
	for _, c := range diff.Compare(was, v.now) {
		v.failf("the way back of %s refuses, and %s %s nevertheless", m.Name, c.ID(), pastOf[c.Op])
	}
	for _, table := range slices.Sorted(maps.Keys(rows)) {
		if v.rows[table] != rows[table] {
			v.failf("the way back of %s refuses, and changes rows of %s nevertheless:\n%s", m.Name, table, v.rowDifferences(v.rows[table], rows[table]))
		}
	}
	return nil
}

var pastOf = map[diff.Op]string{diff.Create: "was created", diff.Drop: "is gone", diff.Alter: "was changed", diff.Replace: "was changed"}

// refuses looks whether the way back of a move that was just applied refuses, as it must. The next one refuses too, so that no way
// back gets here.
func (v *voyage) refuses(ctx context.Context, i int) error {
	if err := v.look(ctx); err != nil {
		return err
	}
	_, err := v.backOne(ctx, i)
	return err
}
