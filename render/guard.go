package render

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// guard finds out, before something is undone, whether data written since would be lost, or stands in the way.
type guard struct {
	rows           // that would be lost; their table is locked while the question is asked and until the transaction ends
	Message string // what would be lost, in words
	Path    []string
	// Mode is that of the lock; without, nobody else gets at the table. Reads are other tables that the question reads.
	Mode  Mode
	Reads []reading
	// Hint is what to do; without, it is what to do when rows are in the way of an undoing.
	Hint string
	// Converts is the column whose values the question converts, as SQL writes it. Some may not be converted at all.
	Converts string
}

// reading is a table that is read, and locked so that what was read stays true.
type reading struct {
	Table schema.ID
	Mode  Mode
}

const guardHint = "Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration."

// most is how many rows are counted at most, while others wait: 1,000 and one more.
const most = "1001"

// qualified is a name as it stands in SQL.
func qualified(parts ...string) string { return schema.QuoteName(parts...) }

// guards lists the questions that a way back must ask first.
func guards(p *plan.Plan) []guard {
	var list []guard
	for _, s := range p.Steps {
		for _, g := range spellerOf(s.Object().ID().Kind).guards(p, s) {
			g.Message = "irreversible: " + g.Message
			list = append(list, g)
		}
	}
	return list
}

// obstacles lists the questions whether rows stand in the way of going back. They are those that are asked of the rows of a live
// database before a change. The locks are those that the step takes.
func obstacles(p *plan.Plan) []guard {
	if p.Alone {
		return nil
	}
	a := asking{conversionsOf(p), p.From, p.From, p.Named(), plan.Hints{}, nil}
	locks := sync.OnceValue(func() *locking { return newLocking(p, map[schema.Name]bool{}) })
	var list []guard
	for _, s := range p.Steps {
		ask := spellerOf(s.Object().ID().Kind).questions
		c, ok := changeOf(s)
		if ask == nil || !ok || s.Adopts != nil || !a.isThere(c) || isFilled(p, c.ID()) || changes(p, a.to.Uses(c.ID())) {
			continue
		}
		for _, q := range ask(a, c) {
			if q.Stops && !q.Block {
				g := guard{rows: q.rows, Message: "irreversible: " + q.ID.String() + " cannot be as it was, because rows " + q.Says}
				g.Mode, g.Reads = locks().tables(s, q.rows.table)
				list = append(list, g)
			}
		}
	}
	return list
}

// changeOf is the change that a step makes; ok is false for steps that make none of their own.
func changeOf(s plan.Step) (c diff.Change, ok bool) {
	switch s.Verb {
	case plan.Create:
		return diff.Change{Op: diff.Create, To: s.To}, true
	case plan.Alter:
		return diff.Change{Op: diff.Alter, From: s.From, To: s.To, Attrs: s.Attrs}, true
	}
	return c, false
}

// changes says that the plan itself changes something of these, so that it cannot be asked about before.
func changes(p *plan.Plan, ids []schema.ID) bool {
	return slices.ContainsFunc(p.Steps, func(s plan.Step) bool {
		return s.Verb == plan.Alter && slices.Contains(s.Attrs, "Type") && slices.Contains(ids, s.From.ID()) ||
			s.Verb != plan.Alter && slices.Contains(ids, s.Object().ID())
	})
}

// isFilled says that the plan itself sees to the values of a column.
func isFilled(p *plan.Plan, id schema.ID) bool {
	return slices.ContainsFunc(p.Steps, func(s plan.Step) bool { return s.Verb == plan.Update && s.Object().ID() == id })
}

// tables are the locks that a step takes on tables: on one of them, and on others.
func (l *locking) tables(s plan.Step, one schema.ID) (mode Mode, others []reading) {
	for _, k := range l.locks(s) {
		id := schema.ID{Kind: schema.KindTable, Schema: k.Relation.Schema, Name: k.Relation.Name}
		switch {
		case !l.plan.From.Has(id) || k.Mode.OfQueries():
		case id == one:
			mode = k.Mode
		default:
			others = append(others, reading{id, k.Mode})
		}
	}
	return cmp.Or(mode, AccessExclusive), others
}

// guards spells the locks and the questions.
func (w *writer) guards(p *plan.Plan, list []guard) {
	before := len(w.statements)
	var locked []reading
	take := func(r reading) {
		if i := slices.IndexFunc(locked, func(o reading) bool { return o.Table == r.Table }); i >= 0 {
			locked[i].Mode = max(locked[i].Mode, r.Mode)
		} else {
			locked = append(locked, r)
		}
	}
	for _, g := range list {
		take(reading{g.table, cmp.Or(g.Mode, AccessExclusive)})
		for _, r := range g.Reads {
			take(r)
		}
	}
	for _, r := range locked {
		w.kw("LOCK TABLE ").name(r.Table.Schema, r.Table.Name).kw(" IN ").kw(keyword(r.Mode.SQL())).kw(" MODE").end()
	}
	if len(list) > 0 {
		w.looks = true
		w.look(p.From, list)
	}
	w.acts = append(w.acts, Act{Statements: len(w.statements) - before, Guards: locked})
}

// look spells the questions, and what is said if there are such rows. These are counted up to a limit: as long as they are looked
// for, others wait. To find none takes as long, so that it is the same where nothing is refused.
func (w *writer) look(cat *schema.Catalog, list []guard) {
	var questions strings.Builder
	closed := unreadable(cat)
	for _, g := range list {
		g.rows = g.besides(closed, cat)
		if len(g.Path) > 0 {
			questions.WriteString("        PERFORM set_config('search_path', " + Literal(searchPath(g.Path)) + ", true);\n")
		}
		find := g.find(cat)
		if g.Converts != "" {
			find = g.orOneByOne(cat, find)
		}
		questions.WriteString("        pawl.message := " + Literal(g.Message) + ";\n        " + indented(find, 8) + "\n        EXIT WHEN pawl.rows > 0;\n\n")
	}
	w.kw("DO ").expr(Dollar(strings.NewReplacer("{questions}", questions.String(), "{most}", most, "{hint}", Literal(orElse(list[0].Hint, guardHint))).Replace(`
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
{questions}        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = {hint},
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN {most} THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
`))).end()
}

// find counts the rows, and finds one.
func (g guard) find(cat *schema.Catalog) string {
	return "SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example\n    FROM (" + g.selecting(g.example(cat)+" AS example") + " LIMIT " + most + ") AS lost;"
}

// orOneByOne asks rows one by one if PostgreSQL stops at a value that cannot be converted: those with such values count as well.
func (g guard) orOneByOne(cat *schema.Catalog, find string) string {
	one := g.rows
	if len(primaryKey(cat, one.table)) == 0 {
		one.by = []string{g.Converts}
	}
	return strings.NewReplacer("{find}", indented(find, 4), "{table}", qualified(one.table.Schema, one.table.Name), "{alias}", Ident(one.table.Name),
		"{most}", most, "{where}", one.where, "{example}", one.example(cat)).Replace(`DECLARE
    given {table}%ROWTYPE;
BEGIN
    {find}
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    pawl.rows := 0;
    FOR given IN SELECT * FROM {table} LOOP
        EXIT WHEN pawl.rows = {most};
        BEGIN
            CONTINUE WHEN NOT coalesce((SELECT {where} FROM (SELECT given.*) AS {alias}), false);
        EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
            NULL; -- it cannot be converted at all
        END;
        pawl.rows := pawl.rows + 1;
        pawl.example := coalesce(pawl.example, (SELECT {example} FROM (SELECT given.*) AS {alias}));
    END LOOP;
END;`)
}
