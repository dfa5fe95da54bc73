package render

import (
	"strconv"
	"strings"

	"pawl/schema"
)

// updateInBatches writes a block that sets the values of a column and commits now and then: by key, or, without one, by
// where the rows lie. It can be stopped at any moment and run again, because rows that have their value are passed over;
// and beside other writers, because no row is found by a place in an order that changes. A lock that another holds is
// waited for up to a limit, and then tried again.
func updateInBatches(w *writer, c *schema.Column, expression, where string) {
	name := Ident(c.Name)
	b := batch{
		table: qualified(c.Schema, c.Table),
		set:   name + " = " + expression,
		where: name + " " + where,
		keys:  w.step.Key,
	}
	body := b.byPlace()
	if len(b.keys) > 0 {
		body = b.byKey()
	}
	w.kw("DO ").expr(Dollar(body)).end()
}

// batch is an update of many rows.
type batch struct {
	table, set, where string
	keys              []string
}

// The label keeps the names of variables apart from those of columns.
const batchStart = `
#variable_conflict use_column
<<pawl>>
DECLARE`

const batchSettings = `
    -- Settings: rows at a time, seconds between batches, how long to wait for a row that another holds.
    batch_size   constant int := {size};
    pause        constant double precision := 0;
    lock_timeout constant text := '2s';
`

const batchTry = `
        LOOP
            PERFORM set_config('lock_timeout', pawl.lock_timeout, true), set_config('row_security', 'off', true);
            BEGIN
                {update}
                EXIT;
            EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
                PERFORM pg_sleep(0.5);
            END;
        END LOOP;
        COMMIT;
        PERFORM pg_sleep(pawl.pause);`

// byKey walks a unique key. A batch ends before the key at which the next begins; the last one is open.
func (b batch) byKey() string {
	var declared, low, high []string
	for i, k := range b.keys {
		n := strconv.Itoa(i + 1)
		low, high = append(low, "pawl.low_"+n), append(high, "pawl.high_"+n)
		declared = append(declared, "    low_"+n+"  "+b.table+"."+Ident(k)+"%TYPE;", "    high_"+n+" "+b.table+"."+Ident(k)+"%TYPE;")
	}
	names := make([]string, len(b.keys))
	for i, k := range b.keys {
		names[i] = Ident(k)
	}
	row := func(list []string) string {
		if len(list) == 1 {
			return list[0]
		}
		return "(" + strings.Join(list, ", ") + ")"
	}
	replace := strings.NewReplacer("{size}", "5000", "{declared}", strings.Join(declared, "\n"), "{table}", b.table,
		"{keys}", strings.Join(names, ", "), "{key}", row(names), "{low}", row(low), "{high}", row(high),
		"{lows}", strings.Join(low, ", "), "{highs}", strings.Join(high, ", "), "{move}", moves(low, high),
		"{last}", high[0]+" IS NULL", "{none}", low[0]+" IS NULL", "{set}", b.set, "{where}", b.where)
	return replace.Replace(batchStart + batchSettings + `{declared}
BEGIN
    SELECT {keys} INTO {lows} FROM ONLY {table} ORDER BY {keys} LIMIT 1;
    IF {none} THEN
        RETURN;
    END IF;
    LOOP
        SELECT {keys} INTO {highs} FROM ONLY {table} WHERE {key} >= {low} ORDER BY {keys} OFFSET pawl.batch_size LIMIT 1;` +
		strings.ReplaceAll(batchTry, "{update}", `IF {last} THEN
                    UPDATE ONLY {table} SET {set} WHERE {key} >= {low} AND {where};
                ELSE
                    UPDATE ONLY {table} SET {set} WHERE {key} >= {low} AND {key} < {high} AND {where};
                END IF;`) + `
        EXIT WHEN {last};
        {move}
    END LOOP;
END
`)
}

// moves has the next batch begin where the last one ended.
func moves(low, high []string) string {
	var list []string
	for i := range low {
		list = append(list, low[i]+" := "+high[i]+";")
	}
	return strings.Join(list, " ")
}

// byPlace walks the pages that the table has now (a TID range scan, since PostgreSQL 14). Rows that move meanwhile have
// their value, and rows that are new get it when they are written.
func (b batch) byPlace() string {
	replace := strings.NewReplacer("{size}", "100", "rows at a time", "pages at a time", "{table}", b.table, "{set}", b.set, "{where}", b.where,
		"{literal}", Literal(b.table))
	return replace.Replace(batchStart + batchSettings + `    pages bigint := pg_relation_size({literal}) / current_setting('block_size')::int;
    page  bigint := 0;
BEGIN
    WHILE pawl.page < pawl.pages LOOP` +
		strings.ReplaceAll(batchTry, "{update}", `UPDATE ONLY {table} SET {set}
                WHERE ctid >= format('(%s,0)', pawl.page)::tid AND ctid < format('(%s,0)', pawl.page + pawl.batch_size)::tid AND {where};`) + `
        pawl.page := pawl.page + pawl.batch_size;
    END LOOP;
END
`)
}
