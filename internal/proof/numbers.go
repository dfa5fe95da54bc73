package proof

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// counter is where a sequence stands.
type counter struct {
	at *int64 // nil if it gave out no number yet
	by int64
}

// counters says where all sequences stand, those of identity columns among them.
func counters(ctx context.Context, conn *pgx.Conn) (map[schema.ID]counter, error) {
	rows, err := conn.Query(ctx, "SELECT schemaname::text, sequencename::text, last_value, increment_by FROM pg_catalog.pg_sequences")
	if err != nil {
		return nil, err
	}
	all := map[schema.ID]counter{}
	id := schema.ID{Kind: schema.KindSequence}
	var c counter
	_, err = pgx.ForEachRow(rows, []any{&id.Schema, &id.Name, &c.at, &c.by}, func() error { all[id] = c; return nil })
	return all, err
}

// goesOn looks whether sequences that are still there would give out numbers again that they gave out before.
func (v *voyage) goesOn(doing string, before map[schema.ID]counter) {
	for _, id := range slices.SortedFunc(maps.Keys(before), schema.ID.Compare) {
		was := before[id]
		now, ok := v.counters[id]
		if !ok || was.at == nil || was.by > 0 != (now.by > 0) || v.isLost(id) {
			continue
		}
		if now.at == nil || was.by > 0 && *now.at < *was.at || was.by < 0 && *now.at > *was.at {
			stood := fmt.Sprintf("it stood at %d, and %s", *was.at, now.stands())
			if len(v.Given) > 0 {
				stood = "it stood beyond that"
			}
			v.failf("%s has %s give out numbers again: %s", doing, id, stood)
		}
	}
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
