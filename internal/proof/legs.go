package proof

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/diff"
	"pawl/schema/parse"
)

// there goes the whole way.
func (v *voyage) there(ctx context.Context) error {
	return v.up(ctx, 0, true)
}

// up applies the moves from one on; at first the locks are looked at, and where each leads.
func (v *voyage) up(ctx context.Context, from int, first bool) error {
	for i := from; i < len(v.Moves); i++ {
		m := v.Moves[i]
		if err := v.run(ctx, "up", m, first); err != nil {
			if isAround(err) {
				return &HinderedError{m.Name + " cannot be applied here", v.shown(err)}
			}
			if isAboutRows(err) && v.Rows > 0 && first && !v.isPromised(err) {
				v.account.Unfit = firstLine(v.shown(err))
			}
			if !first && from > 0 {
				v.account.HalfWay = m.Name + ": " + firstLine(v.shown(err))
				return errHalfWay
			}
			v.failf("%s cannot be applied: %v", m.Name, v.shown(err))
			return nil
		}
		if m.Script != nil {
			if err := v.live.exec(ctx, m.Script.Verify); err != nil {
				v.failf("%s leaves something out: %v", m.Name, v.shown(err))
				return nil
			}
		}
		if err := v.passed(ctx, i, first); err != nil || len(v.Failures) > 0 {
			return err
		}
		if first && i+1 < len(v.Moves) && len(m.Unsafe()) > 0 && len(v.Moves[i+1].Unsafe()) > 0 {
			if err := v.refuses(ctx, i); err != nil || len(v.Failures) > 0 {
				return err
			}
		}
	}
	return v.look(ctx)
}

// errHalfWay says that the moves cannot be applied again from where a way back ended that refused. A way back need not build
// again what the next one only drops; so from between two of them the way on is a new migration.
var errHalfWay = errors.New("not from half-way")

// isAboutRows says that it is rows that the server does not take, or that the migration itself refuses: classes 22 and 23 of
// the codes are data exceptions and violations of constraints, P0001 is RAISE (https://www.postgresql.org/docs/current/errcodes-appendix.html).
func isAboutRows(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && (strings.HasPrefix(server.Code, "22") || strings.HasPrefix(server.Code, "23") || server.Code == "P0001")
}

// run applies a move, or takes it back.
func (v *voyage) run(ctx context.Context, way string, m Move, compared bool) error {
	if m.Script == nil || v.written {
		text, err := m.File.UpText()
		if way == "down" {
			text, err = m.File.DownText()
		}
		if err != nil {
			return err
		}
		return v.source.Apply(ctx, v.live.conn, text)
	}
	body := m.Script.Up
	if way == "down" {
		body = m.Script.Down
	}
	if compared {
		return v.apply(ctx, way, body)
	}
	return v.live.exec(ctx, body.Text())
}

// passed looks whether a move led where it says.
func (v *voyage) passed(ctx context.Context, i int, first bool) error {
	m := v.Moves[i]
	if m.Script != nil {
		if first && i < len(v.Moves)-1 {
			return v.halfWay(ctx, i)
		}
		return nil
	}
	// A state on the way may have another fingerprint than was planned, where the text of one object follows another.
	if m.File.To != "" && first && i == len(v.Moves)-1 && !v.part {
		if err := v.look(ctx); err != nil {
			return err
		}
		if got := diff.Fingerprint(v.now); got != m.File.To {
			v.failf("%s does not lead where its header says: the schema after it is not %s", m.Name, m.File.To)
		}
	}
	return nil
}

// arrive looks at what the moves led to: the schema, and the rows that should have stayed.
func (v *voyage) arrive(ctx context.Context) error {
	v.survived("applying", v.from, v.before)
	v.goesOn("applying it", v.from, v.start)
	v.columnsGoOn("applying it", v.from, v.start, v.before)
	v.staysFilled("applying it", v.from, v.to)
	v.desired(ctx, "after the up")
	return nil
}

// desired looks whether anything is left to do.
func (v *voyage) desired(ctx context.Context, when string) {
	if v.to != nil && !v.part {
		v.sameState(ctx, when, v.now, v.to.Clone(), &parse.Script{})
	}
}

// home takes the moves back, as far as that goes.
func (v *voyage) home(ctx context.Context) error {
	stopped, err := v.back(ctx)
	if err != nil || len(v.Failures) > 0 {
		return err
	}
	if v.refused = stopped; stopped >= 0 {
		return nil
	}
	v.sameState(ctx, "after the down", v.now, v.from.Clone(), &parse.Script{})
	if err := v.observed(ctx, "after the down", v.seen); err != nil {
		return err
	}
	v.goesOn("taking it back", v.from, v.start)
	v.columnsGoOn("taking it back", v.from, v.start, v.before)
	v.staysFilled("taking it back", nil, v.from)
	for _, table := range slices.Sorted(maps.Keys(v.before)) {
		if v.rows[table] != v.before[table] {
			v.failf("after the down, the rows of %s are not those from before:\n%s", table, v.rowDifferences(v.rows[table], v.before[table]))
		}
	}
	return nil
}

// again goes there once more.
func (v *voyage) again(ctx context.Context) error {
	if v.refused == len(v.Moves)-1 {
		return nil
	}
	if err := v.up(ctx, v.refused+1, false); err != nil || len(v.Failures) > 0 {
		return err
	}
	v.desired(ctx, "applied once more")
	v.survived("applying it once more", v.from, v.before)
	return nil
}

func firstLine(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}
