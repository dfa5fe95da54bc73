package render

import (
	"cmp"
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
	table := qualified(c.Schema, c.Table)
	batch{table: table, keys: w.step.Key, each: func(rows, brk string) string {
		return "UPDATE ONLY " + table + " SET " + name + " = " + expression + brk + "WHERE " + rows + " AND " + name + " " + where + ";"
	}}.write(w)
}

// batch goes through many rows.
type batch struct {
	table string
	keys  []string
	// each is what is done with some of the rows, those for which a condition holds. brk is where a statement may go on in
	// another line.
	each func(rows, brk string) string
	// declared are more variables, with their indentation; path is where names are looked up, if it matters.
	declared string
	path     []string
}

func (b batch) write(w *writer) {
	body := b.byPlace(cmp.Or(w.batch, usualPages))
	if len(b.keys) > 0 {
		body = b.byKey(cmp.Or(w.batch, usualBatch))
	}
	w.kw("DO ").expr(Dollar(body)).end()
}

// How much is changed at a time.
const (
	usualBatch = 5000 // rows
	usualPages = 100
)

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
            PERFORM set_config('lock_timeout', pawl.lock_timeout, true), set_config('row_security', 'off', true){path};
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
func (b batch) byKey(size int) string {
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
	from := row(names) + " >= " + row(low)
	to := from + " AND " + row(names) + " < " + row(high)
	replace := strings.NewReplacer("{size}", strconv.Itoa(size), "{declared}", b.declared+strings.Join(declared, "\n"), "{table}", b.table,
		"{keys}", strings.Join(names, ", "), "{key}", row(names), "{low}", row(low),
		"{lows}", strings.Join(low, ", "), "{highs}", strings.Join(high, ", "), "{move}", moves(low, high),
		"{last}", high[0]+" IS NULL", "{none}", low[0]+" IS NULL", "{path}", b.searchPath(),
		"{open}", indented(b.each(from, " "), 20), "{closed}", indented(b.each(to, " "), 20))
	return replace.Replace(batchStart + batchSettings + `{declared}
BEGIN
    SELECT {keys} INTO {lows} FROM ONLY {table} ORDER BY {keys} LIMIT 1;
    IF {none} THEN
        RETURN;
    END IF;
    LOOP
        SELECT {keys} INTO {highs} FROM ONLY {table} WHERE {key} >= {low} ORDER BY {keys} OFFSET pawl.batch_size LIMIT 1;` +
		strings.ReplaceAll(batchTry, "{update}", `IF {last} THEN
                    {open}
                ELSE
                    {closed}
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
func (b batch) byPlace(size int) string {
	rows := "ctid >= format('(%s,0)', pawl.page)::tid AND ctid < format('(%s,0)', pawl.page + pawl.batch_size)::tid"
	replace := strings.NewReplacer("{size}", strconv.Itoa(size), "rows at a time", "pages at a time", "{declared}", b.declared, "{literal}", Literal(b.table),
		"{path}", b.searchPath(), "{each}", indented(b.each(rows, "\n"), 16))
	return replace.Replace(batchStart + batchSettings + `{declared}    pages bigint := pg_relation_size({literal}) / current_setting('block_size')::int;
    page  bigint := 0;
BEGIN
    WHILE pawl.page < pawl.pages LOOP` +
		strings.ReplaceAll(batchTry, "{update}", `{each}`) + `
        pawl.page := pawl.page + pawl.batch_size;
    END LOOP;
END
`)
}

// searchPath has names looked up in the path, in this transaction.
func (b batch) searchPath() string {
	if len(b.path) == 0 {
		return ""
	}
	return ", set_config('search_path', " + Literal(searchPath(b.path)) + ", true)"
}

func searchPath(path []string) string {
	list := make([]string, len(path))
	for i, name := range path {
		list[i] = Ident(name)
	}
	return strings.Join(list, ", ")
}

// indented has the lines after the first stand below it.
func indented(text string, by int) string {
	return strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", by))
}
