package proof

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/fill"
	"pawl/plan"
	"pawl/schema"
)

// between is about the time in which the code from before and the new one are in use at once: after the moves that add, and
// before those which take away what only the old code needs. Both write rows; what either wrote must be there at the end,
// and be there, or refuse, on the way back.
func (v *voyage) between(ctx context.Context) (err error) {
	n := v.deployment()
	if n == 0 || v.Rows == 0 || v.to == nil || v.part {
		return nil
	}
	all := v.live
	if v.live, err = open(ctx, v.source.Server); err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, v.live.close())
		v.live = all
	}()
	switch err := v.meet(ctx, n); {
	case errors.Is(err, errInWay):
		return nil
	case err != nil || len(v.Failures) > 0:
		return err
	}
	back, err := v.live.copy(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, back.close()) }()
	state, rows := v.now, v.rows
	if err := v.finish(ctx, n); err != nil && !errors.Is(err, errInWay) || len(v.Failures) > 0 {
		return err
	}
	v.now, v.rows = state, rows
	forth := v.live
	v.live = back
	err = v.retreat(ctx, n)
	v.live = forth
	return err
}

// deployment is the number of moves that can be made while the code from before still runs; zero if there is no time between.
func (v *voyage) deployment() int {
	n := slices.IndexFunc(v.Moves, func(m Move) bool { return m.Script == nil || m.Script.Phase == plan.PhaseContract })
	return max(n, 0)
}

// meet makes the state between, with rows that both kinds of code write on the way.
func (v *voyage) meet(ctx context.Context, n int) error {
	if err := v.Begin(ctx, v.source, v.live.conn); err != nil {
		return err
	}
	first := *v.account
	if err := v.fitting(ctx, func() error { return v.fill(ctx) }); err != nil {
		return err
	}
	v.account.givenOnce(&first)
	if err := v.look(ctx); err != nil {
		return err
	}
	for i := range n {
		if err := v.goOn(ctx, i); err != nil || len(v.Failures) > 0 {
			return err
		}
		if v.sameValues(func(r plan.Renaming) bool { return v.isCopied(r, i) }); len(v.Failures) > 0 {
			return nil
		}
		if err := v.visit(ctx, v.from, 1); err != nil {
			return err
		}
		if err := v.writableAsBefore(ctx); err != nil || len(v.Failures) > 0 {
			return err
		}
	}
	if err := v.visit(ctx, v.to, rowsAlone); err != nil {
		return err
	}
	return v.inStep(ctx)
}

// goOn makes a move, which must leave what was written.
func (v *voyage) goOn(ctx context.Context, i int) error {
	state, rows := v.now, v.rows
	switch err := v.run(ctx, "up", v.Moves[i], false); {
	case err != nil && isAboutRows(err) && !v.isPromised(err):
		return errors.Join(errInWay, v.live.exec(ctx, "ROLLBACK"))
	case isAround(err):
		return &HinderedError{v.Moves[i].Name + " cannot be applied here", v.shown(err)}
	case err != nil:
		v.failf("%s cannot be applied after rows were written half-way: %v", v.Moves[i].Name, v.shown(err))
		return nil
	}
	if err := v.look(ctx); err != nil {
		return err
	}
	v.survived("going on after rows were written half-way", state, rows)
	return nil
}

// visit writes rows as code does that knows a state, which gives no values to columns that are not in it.
func (v *voyage) visit(ctx context.Context, known *schema.Catalog, rows int) error {
	column := func(t schema.Name, name string) schema.ID {
		return schema.ID{Kind: schema.KindColumn, Schema: t.Schema, Parent: t.Name, Name: name}
	}
	err := v.fillWith(ctx, fill.Options{Rows: rows, Full: true,
		Only: func(t schema.Name) bool {
			return known.Has(schema.ID{Kind: schema.KindTable, Schema: t.Schema, Name: t.Name})
		},
		Without: func(t schema.Name, name string) bool { return !known.Has(column(t, name)) }})
	if err != nil {
		return err
	}
	for _, r := range v.moved() {
		for _, id := range []schema.ID{r.From, r.To} {
			if known.Has(id) {
				v.overwrite(ctx, id)
			}
		}
	}
	return v.look(ctx)
}

// overwrite gives a column of one row the value of another one. What the server does not take, because a key is there twice, was no
// write.
func (v *voyage) overwrite(ctx context.Context, id schema.ID) {
	table, name := schema.QuoteName(id.Schema, id.Parent), schema.QuoteName(id.Name)
	var kept bool
	err := v.live.conn.QueryRow(ctx, "UPDATE ONLY "+table+" AS t SET "+name+" = m.value FROM (SELECT max("+name+") AS value FROM ONLY "+table+
		") AS m WHERE t.ctid = (SELECT min(ctid) FROM ONLY "+table+" WHERE "+name+" IS DISTINCT FROM (SELECT max("+name+") FROM ONLY "+table+
		")) RETURNING t."+name+" IS NOT DISTINCT FROM m.value", pgx.QueryExecModeSimpleProtocol).Scan(&kept)
	if err == nil && !kept {
		v.failf("while both kinds of code write, what one of them writes to %s is not kept", id.Label())
	}
}

// moved are the columns that have their values under another name as well, or in the end.
func (v *voyage) moved() []plan.Renaming {
	var list []plan.Renaming
	for _, p := range v.Journey.Parts {
		for _, r := range p.Up.Moved {
			if !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// inStep looks whether both kinds of code find what the other one wrote.
func (v *voyage) inStep(ctx context.Context) error {
	all := func(plan.Renaming) bool { return true }
	for _, r := range v.sameValues(all) {
		if err := v.writable(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// sameValues looks whether columns hold the same under both names, and gives those that do.
func (v *voyage) sameValues(isMeant func(plan.Renaming) bool) (same []plan.Renaming) {
	for _, r := range v.moved() {
		if !v.now.Has(r.From) || !v.now.Has(r.To) || v.isDeclared(r.From) || !isMeant(r) {
			continue
		}
		for row := range rowsIn(v.rows[schema.QuoteName(r.From.Schema, r.From.Parent)]) {
			if old, now := string(row[r.From.Name]), string(row[r.To.Name]); old != now {
				v.failf("while both kinds of code write, %s and %s differ: %s and %s", r.From.Label(), r.To.Label(), v.values([]string{old}), v.values([]string{now}))
				return same
			}
		}
		same = append(same, r)
	}
	return same
}

// hasCopies says that some column has been copied once the parts up to this one are applied.
func (v *voyage) hasCopies(last int) bool {
	return slices.ContainsFunc(v.moved(), func(r plan.Renaming) bool { return v.isCopied(r, last) })
}

// isCopied says that a part up to this one copies the column to the other, for the rows that were there.
func (v *voyage) isCopied(r plan.Renaming, last int) bool {
	filled := v.filledBy(last)
	return filled[r.From] || filled[r.To]
}

// writable looks whether new code can write a row, in which the column under its old name has no value. A key that is there
// twice stops it later than that.
func (v *voyage) writable(ctx context.Context, r plan.Renaming) error {
	var names []string
	for c := range schema.Each[*schema.Column](v.to) {
		if c.Schema == r.To.Schema && c.Table == r.To.Parent && v.now.Has(c.ID()) && c.Generated == "" && c.Identity == "" {
			names = append(names, schema.QuoteName(c.Name))
		}
	}
	refused, err := writeAgain(ctx, v.live, plainTable(r.To), names)
	if refused != nil && refused.Code == notNullViolation && refused.ColumnName == r.From.Name {
		v.failf("code that knows %s, and not %s, can write no row: %v", r.To.Label(), r.From.Label(), v.shown(refused))
	}
	return err
}

// writeAgain has a row of a table written once more, with values for these columns alone. It gives what the server does not take
// about that, and leaves nothing behind.
func writeAgain(ctx context.Context, s *side, id schema.ID, names []string) (refused *pgconn.PgError, err error) {
	table, list := schema.QuoteName(id.Schema, id.Name), strings.Join(names, ", ")
	err = s.exec(ctx, "BEGIN; INSERT INTO "+table+" ("+list+") SELECT "+list+" FROM ONLY "+table+" LIMIT 1; ROLLBACK")
	if errors.As(err, &refused) {
		err = s.exec(ctx, "ROLLBACK")
	}
	return refused, err
}

// writableAsBefore looks whether code from before can write to tables whose columns are filled: what it does not know, triggers must
// fill. The row is one that is there, so nothing of it is in the way but a key, which stops it later than that. The session is a new
// one: others keep the columns that triggers read when they were first fired, whatever these are called by now.
func (v *voyage) writableAsBefore(ctx context.Context) (err error) {
	filled := v.filled()
	tables := map[schema.ID][]string{}
	for id := range filled {
		if table := plainTable(id); v.from.Has(table) && v.now.Has(table) {
			tables[table] = nil
		}
	}
	for c := range schema.Each[*schema.Column](v.from) {
		if _, ok := tables[c.TableID()]; ok && v.now.Has(c.ID()) && c.Generated == "" && c.Identity == "" {
			tables[c.TableID()] = append(tables[c.TableID()], schema.QuoteIdent(c.Name))
		}
	}
	if len(tables) == 0 {
		return nil
	}
	code, err := v.live.again(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, code.conn.Close(context.WithoutCancel(ctx))) }()
	for _, table := range slices.SortedFunc(maps.Keys(tables), schema.ID.Compare) {
		refused, err := writeAgain(ctx, code, table, tables[table])
		if err != nil {
			return err
		}
		if refused != nil && v.isPromised(refused) {
			v.failf("code from before can write no row to %s: %v", table, v.shown(refused))
			return nil
		}
	}
	return nil
}

// errInWay says that rows were written that the rest of the migration does not take, which nobody can help.
var errInWay = errors.New("rows are in the way")

// finish makes the rest of the moves.
func (v *voyage) finish(ctx context.Context, n int) error {
	for i := n; i < len(v.Moves) && len(v.Failures) == 0; i++ {
		if err := v.goOn(ctx, i); err != nil {
			return err
		}
	}
	return nil
}

// retreat takes back what was made, which must lose nothing of what either code wrote, or refuse.
func (v *voyage) retreat(ctx context.Context, n int) error {
	state, rows := v.now, v.rows
	for i := n - 1; i >= 0; i-- {
		m := v.Moves[i]
		if err := v.run(ctx, "down", m, false); err != nil {
			return v.live.exec(ctx, "ROLLBACK")
		}
	}
	if err := v.look(ctx); err != nil {
		return err
	}
	v.survived("going back after rows were written half-way", state, rows)
	return nil
}
