package proof

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/internal/fill"
	"pawl/migrate"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// write writes rows as new code would, and takes the moves back once more: each way back must lose nothing of that, or
// refuse. What was lost shows when the moves have been applied again. Where one refuses, what is new is written by itself as
// well: otherwise the first refusal would hide that another one is missing.
func (v *voyage) write(ctx context.Context) error {
	if v.Rows == 0 || v.refused == len(v.Moves)-1 {
		return nil
	}
	alone := v.writings()
	var before *side
	if len(alone) > 1 {
		var err error
		if before, err = v.live.copy(ctx); err != nil {
			return err
		}
		defer func() { _ = before.close() }() // the server knows what is left
	}
	written, err := v.writing(ctx, fill.Options{})
	v.account.Written = written
	if err != nil || !strings.HasPrefix(written, refusal) {
		return err
	}
	for _, w := range alone {
		if len(v.Failures) > 0 || before == nil {
			break
		}
		if err := v.writingAlone(ctx, before, w); err != nil {
			return err
		}
	}
	return nil
}

// refusal is how the account of a way back begins that was not gone because of rows that were written.
const refusal = "refused: "

// writing writes rows, takes the moves back, and applies them again. It says what became of the rows.
func (v *voyage) writing(ctx context.Context, o fill.Options) (became string, err error) {
	if err := v.fillWith(ctx, o); err != nil {
		return "", err
	}
	if err := v.look(ctx); err != nil {
		return "", err
	}
	state, written := v.now, v.rows
	stopped, became, whole, err := v.backAfterWriting(ctx)
	if err != nil || len(v.Failures) > 0 || !whole {
		return became, err
	}
	if v.survived("taking it back after rows were written", state, written); len(v.Failures) > 0 {
		return became, nil
	}
	if err := v.up(ctx, stopped+1, false); err != nil || len(v.Failures) > 0 {
		return became, err
	}
	for _, table := range slices.Sorted(maps.Keys(written)) {
		if v.rows[table] != written[table] && !v.isMoved(state, table) && !v.isRefilled(table, written[table]) {
			v.failf("rows that were written to %s after the migration are lost when it is taken back, and the way back does not refuse:\n%s",
				table, v.rowDifferences(v.rows[table], written[table]))
		}
	}
	return became, nil
}

// rowsAlone is how many rows are written of one thing that is new: among the values of a type are those that an older one lacks.
const rowsAlone = 8

// mostAlone is how many things that are new are written by themselves at most.
const mostAlone = 12

// writings are options with which one thing that is new is written at a time: a table, with none or one of its columns that are
// new or hold other values. Columns of tables that were there come first.
func (v *voyage) writings() []fill.Options {
	changed := map[schema.ID]bool{}
	tables := map[schema.ID]bool{}
	for _, c := range diff.Compare(v.from, v.now) {
		changed[c.ID()] = true
		tables[plainTable(c.ID())] = true
	}
	fresh := map[schema.ID][]*schema.Column{}
	for c := range schema.Each[*schema.Column](v.now) {
		if v.from.Has(c.TableID()) && c.Generated == "" && (changed[c.ID()] || usesChanged(v.now, c.ID(), changed)) {
			fresh[c.TableID()] = append(fresh[c.TableID()], c)
			tables[c.TableID()] = true
		}
	}
	var old, born []fill.Options
	for t := range schema.Each[*schema.Table](v.now) {
		switch id := t.ID(); {
		case !v.from.Has(id):
			born = append(born, v.only(t, nil, nil))
		case tables[id]:
			for _, c := range append([]*schema.Column{nil}, fresh[id]...) {
				old = append(old, v.only(t, c, fresh[id]))
			}
		}
	}
	list := append(old, born...)
	return list[:min(len(list), mostAlone)]
}

// plainTable is the table that something belongs to, if it is one of its members.
func plainTable(id schema.ID) schema.ID {
	name := id.Name
	if id.Parent != "" {
		name = id.Parent
	}
	return schema.ID{Kind: schema.KindTable, Schema: id.Schema, Name: name}
}

// only writes to one table, and gives no values to its columns that are new, but for one of them and those that need one.
func (v *voyage) only(t *schema.Table, but *schema.Column, fresh []*schema.Column) fill.Options {
	table := schema.Name{Schema: t.Schema, Name: t.Name}
	left := map[string]bool{}
	for _, c := range fresh {
		left[c.Name] = c != but && (!c.NotNull || v.now.Has(schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name}))
	}
	return fill.Options{Rows: rowsAlone, Full: true, Only: func(n schema.Name) bool { return n == table },
		Without: func(_ schema.Name, column string) bool { return left[column] }}
}

// writingAlone does so in a copy of the database in which nothing was written yet.
func (v *voyage) writingAlone(ctx context.Context, before *side, o fill.Options) (err error) {
	all := v.live
	if v.live, err = before.copy(ctx); err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, v.live.close())
		v.live = all
	}()
	became, err := v.writing(ctx, o)
	if errors.Is(err, errHalfWay) {
		return nil
	}
	// What the server refuses may be an edge, behind which what is lost does not show.
	if err == nil && !o.Usual && strings.HasPrefix(became, refusal) && !strings.Contains(became, refusing) {
		o.Usual = true
		return v.writingAlone(ctx, before, o)
	}
	return err
}

// backAfterWriting takes moves back until one does not run. whole is false if something is left behind then that has to be
// cleared away by hand: outside of a transaction PostgreSQL takes nothing back.
func (v *voyage) backAfterWriting(ctx context.Context) (stopped int, became string, whole bool, err error) {
	for i := len(v.Moves) - 1; i > v.refused; i-- {
		m := v.Moves[i]
		failed := v.run(ctx, "down", m, false)
		if failed == nil {
			if err := v.look(ctx); err != nil {
				return i, "", false, err
			}
			if v.sameValues(func(r plan.Renaming) bool { return v.isCopied(r, i-1) }); len(v.Failures) > 0 {
				return i, "", false, nil
			}
			continue
		}
		became = refusal + firstLine(v.shown(failed))
		if !v.inTransaction(m) && !strings.Contains(failed.Error(), refusing) {
			return i, became, false, v.live.exec(ctx, "ROLLBACK")
		}
		return i, became, true, v.untouched(ctx, m)
	}
	return v.refused, "kept", true, nil
}

// inTransaction says that the way back of a move is executed as a whole, or not at all.
func (v *voyage) inTransaction(m Move) bool {
	if m.Script != nil {
		return m.Script.Down.Place != render.Outside
	}
	text, err := m.File.DownText()
	return err == nil && (text.Sending == migrate.InOne || text.Sending == migrate.Whole && strings.Contains(text.SQL, "BEGIN;"))
}
