package proof

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/jackc/pgx/v5"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// counter is where a sequence stands.
type counter struct {
	at    *int64 // nil if it gave out no number yet
	by    int64
	first int64 // the number that it begins with
}

// repeats says that a sequence which stands here gives out numbers that it gave out where it stood.
func (c counter) repeats(was counter) bool {
	next := c.first
	if c.at != nil {
		next = *c.at + c.by
	}
	return was.by > 0 && next <= *was.at || was.by < 0 && next >= *was.at
}

// counters says where all sequences stand, those of identity columns among them.
func counters(ctx context.Context, conn *pgx.Conn) (map[schema.ID]counter, error) {
	rows, err := conn.Query(ctx, "SELECT schemaname::text, sequencename::text, last_value, increment_by, start_value FROM pg_catalog.pg_sequences")
	if err != nil {
		return nil, err
	}
	all := map[schema.ID]counter{}
	id := schema.ID{Kind: schema.KindSequence}
	var c counter
	_, err = pgx.ForEachRow(rows, []any{&id.Schema, &id.Name, &c.at, &c.by, &c.first}, func() error { all[id] = c; return nil })
	return all, err
}

// goesOn looks whether sequences that are still there would give out numbers again that they gave out before.
func (v *voyage) goesOn(doing string, from *schema.Catalog, before map[schema.ID]counter) {
	anew := map[schema.ID]bool{}
	for c := range schema.Each[*schema.Column](from) {
		if v.beginsAnew(c.TableID()) {
			anew[numberedBy(from, c)] = true
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(before), schema.ID.Compare) {
		was := before[id]
		now, ok := v.counters[id]
		if !ok || was.at == nil || was.by > 0 != (now.by > 0) || v.isLost(id) || anew[id] {
			continue
		}
		if now.repeats(was) {
			stood := fmt.Sprintf("it stood at %d, and %s", *was.at, now.stands())
			if len(v.Given) > 0 {
				stood = "it stood beyond that"
			}
			v.failf("%s has %s give out numbers again: %s", doing, id, stood)
		}
	}
}

// columnsGoOn looks whether columns would get numbers again that they got before, from wherever they have them, or that rows have.
func (v *voyage) columnsGoOn(doing string, from *schema.Catalog, before map[schema.ID]counter, rows map[string]string) {
	for c := range schema.Each[*schema.Column](from) {
		now, ok := schema.Find[*schema.Column](v.now, v.movedTo(c.ID()))
		if !ok || v.isLost(c.ID()) || v.beginsAnew(c.TableID()) {
			continue
		}
		is, ok := v.counters[numberedBy(v.now, now)]
		if !ok {
			continue
		}
		was, numbered := before[numberedBy(from, c)]
		if _, given := before[numberedBy(v.now, now)]; given && !numbered {
			continue // somebody counts with it elsewhere
		}
		if !numbered {
			was = counter{at: greatest(columnOf(rows[schema.QuoteName(c.Schema, c.Table)], c.Name)), by: 1}
		}
		if was.at == nil || was.by > 0 != (is.by > 0) {
			continue
		}
		if is.repeats(was) {
			v.failf("%s has %s get numbers again: they stood at %s, and the sequence %s", doing, now.ID().Label(), v.values([]string{fmt.Sprint(*was.at)}), is.stands())
		}
	}
}

// beginsAnew says that a table declares to change its rows, or is another one under its name, where nothing is left of them.
func (v *voyage) beginsAnew(table schema.ID) bool {
	return v.isDeclared(table) || slices.ContainsFunc(v.Journey.Parts, func(p plan.Part) bool {
		return slices.ContainsFunc(p.Up.Changes, func(c diff.Change) bool { return c.ID() == table && c.Op == diff.Replace })
	})
}

// numberedBy is the sequence that a column has its numbers from.
func numberedBy(cat *schema.Catalog, c *schema.Column) schema.ID {
	n := cat.NumberingOf(c.ID())
	switch {
	case n == nil:
		return schema.ID{}
	case !n.Sequence.IsZero():
		return n.ID()
	}
	of := c.IdentitySequence()
	return schema.ID{Kind: schema.KindSequence, Schema: of.Schema, Name: of.Name}
}

// greatest is the greatest of numbers, nil if there is none, or what is there is no number.
func greatest(values []string) *int64 {
	var at *int64
	for _, text := range values {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil
		}
		if at == nil || n > *at {
			at = &n
		}
	}
	return at
}

func (c counter) stands() string {
	if c.at == nil {
		return "begins anew"
	}
	return fmt.Sprintf("stands at %d", *c.at)
}

// count has sequences give out a number that did not yet: where they stand shows whether they begin anew.
const count = `DO $$
DECLARE s record;
BEGIN
	FOR s IN SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_catalog.pg_sequences WHERE last_value IS NULL
	LOOP PERFORM nextval(s.name), nextval(s.name); END LOOP;
EXCEPTION WHEN sequence_generator_limit_exceeded THEN NULL; -- it has one number
END $$`
