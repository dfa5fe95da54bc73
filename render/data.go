package render

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// This file spells data migrations: what is done with some rows of a table, over and over until all are through, and what
// is asked before something is dropped that they made or can bring back.

// dataInBatches walks one table. Rows that are done are passed over, so that it can be stopped and run again.
func dataInBatches(w *writer, t *schema.Table, d *plan.Data) {
	work := dataWork{d: d, table: t}
	b := batch{table: qualified(t.Schema, t.Name), keys: w.step.Key, path: d.Path}
	switch {
	case w.step.Back:
		b.each = work.giveBack
	case d.Delete != "":
		b.each = work.remove
	case d.Run != nil:
		b.each = work.run
	default:
		b.each = work.set
		if work.checksItself() {
			b.declared = "    again  boolean;\n"
		}
	}
	b.write(w)
}

// dataWork is what a data migration does with some of the rows.
type dataWork struct {
	d     *plan.Data
	table *schema.Table
}

// name is the walked table, by the name that the texts know it by.
func (k dataWork) name() string {
	name := "ONLY " + qualified(k.table.Schema, k.table.Name)
	if k.table.Name != k.d.Table.Name {
		name += " AS " + Ident(k.d.Table.Name)
	}
	return name
}

// meant adds the condition of the rows that are meant.
func (k dataWork) meant(rows string) string {
	if k.d.Where != "" {
		rows += " AND (" + k.d.Where + ")"
	}
	return rows
}

// all is a query that gives the rows that are meant, of all tables.
func (k dataWork) all() string {
	query := "SELECT * FROM " + qualified(k.d.Table.Schema, k.d.Table.Name)
	if k.d.Where != "" {
		query += " WHERE (" + k.d.Where + ")"
	}
	return query
}

func (k dataWork) remove(rows, _ string) string {
	return "DELETE FROM " + k.name() + " WHERE " + rows + " AND (" + k.d.Delete + ");"
}

// set gives the rows their columns. A column that was there before is set where its value is another one.
func (k dataWork) set(rows, _ string) string {
	var list, undone []string
	for _, v := range k.d.Set {
		name := Ident(v.Column)
		value := v.Expression
		if v.New {
			undone = append(undone, name+" IS NULL AND ("+value+") IS NOT NULL")
			if len(k.d.Set) > 1 {
				value = "coalesce(" + name + ", (" + value + ")::" + v.Type + ")"
			}
		} else {
			undone = append(undone, differs(v))
		}
		list = append(list, name+" = "+value)
	}
	needs := k.meant("(" + strings.Join(undone, " OR ") + ")")
	update := "UPDATE " + k.name() + " SET " + strings.Join(list, ", ") + "\nWHERE " + rows + " AND " + needs
	if k.checksItself() {
		return "WITH done AS (\n" + update + "\nRETURNING " + needs + " AS again)\nSELECT bool_or(done.again) INTO pawl.again FROM done;" +
			k.refuse("pawl.again", "a row that was changed would be changed again", repeatHint) + k.checkBack(rows)
	}
	return update + ";" + k.checkBack(rows)
}

const repeatHint = "A migration that is stopped half-way is run again: say by where: which rows still need it."

// checksItself says that the new values are made of the old ones, so that a second time could change them again.
func (k dataWork) checksItself() bool {
	return slices.ContainsFunc(k.d.Set, func(v plan.Value) bool { return !v.New && slices.Contains(k.d.Reads, v.Column) })
}

// run does something with a batch. The rows are locked, so that what is made of them is made of what they hold in the end.
func (k dataWork) run(rows, _ string) string {
	meant := k.meant(rows)
	text := k.d.Run.Over("SELECT * FROM "+k.name()+" WHERE "+meant+" FOR NO KEY UPDATE") + ";"
	if !k.d.Run.Again {
		text += k.refuse("EXISTS (SELECT FROM "+k.name()+" WHERE "+meant+")", "a row that was treated would be treated again", repeatHint)
	}
	return text + k.checkBack(rows)
}

// giveBack gives columns their values back.
func (k dataWork) giveBack(rows, _ string) string {
	var list, undone []string
	for _, v := range k.d.Back {
		list = append(list, Ident(v.Column)+" = "+v.Expression)
		undone = append(undone, differs(v))
	}
	return "UPDATE " + k.name() + " SET " + strings.Join(list, ", ") + "\nWHERE " + rows + k.filled() + " AND (" + strings.Join(undone, " OR ") + ");"
}

// filled is the condition of the rows that a data migration gave something, as far as that can be seen in them.
func (k dataWork) filled() string {
	if len(k.d.Set) == 0 {
		return ""
	}
	var list []string
	for _, v := range k.d.Set {
		list = append(list, Ident(v.Column)+" IS NOT NULL")
	}
	return " AND (" + strings.Join(list, " OR ") + ")"
}

// checkBack refuses rows that hold what could not be brought back.
func (k dataWork) checkBack(rows string) string {
	if len(k.d.Back) == 0 {
		return ""
	}
	var list []string
	for _, v := range k.d.Back {
		list = append(list, differs(v))
	}
	return k.refuse("EXISTS (SELECT FROM "+k.name()+" WHERE "+k.meantStill(rows)+k.filled()+" AND ("+strings.Join(list, " OR ")+"))",
		notBack, backHint)
}

const notBack = "a row holds what \"back\" does not bring back"

const backHint = "Mend back:, or leave it out: then the migration says that it cannot be undone."

// meantStill are the rows that were meant, where that can still be told.
func (k dataWork) meantStill(rows string) string {
	if k.d.Run != nil && k.d.Run.Again {
		return k.meant(rows)
	}
	return rows
}

// refuse ends the migration if a condition holds.
func (k dataWork) refuse(condition, message, hint string) string {
	return "\nIF " + condition + " THEN\n    RAISE EXCEPTION USING MESSAGE = " + Literal("data "+k.d.Name+": "+message) + ",\n        HINT = " +
		Literal(hint) + ";\nEND IF;"
}

// differs is the condition that a column has another value than an expression gives. Text tells what no equality does: 1.0
// from 1.00.
func differs(v plan.Value) string {
	if v.Exact {
		return Ident(v.Column) + " IS DISTINCT FROM (" + v.Expression + ")::" + v.Type
	}
	return Ident(v.Column) + "::text COLLATE \"C\" IS DISTINCT FROM (" + v.Expression + ")::" + v.Type + "::text COLLATE \"C\""
}

// writeAlike says that there are data migrations which fill a table, and that all give values to the same columns.
func writeAlike(list []*plan.Data) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(d *plan.Data) bool {
		return !slices.Equal(slices.Sorted(slices.Values(d.Run.Columns)), slices.Sorted(slices.Values(list[0].Run.Columns)))
	})
}

// writtenRows finds rows of a table that are not those which data migrations made, or were changed since.
func writtenRows(cat *schema.Catalog, t *schema.Table, list []*plan.Data) string {
	var others, has, makes []string
	for c := range schema.Each[*schema.Column](cat) {
		switch {
		case c.TableID() != t.ID() || c.Generated != "":
		case slices.Contains(list[0].Run.Columns, c.Name):
			has = append(has, Ident(c.Name)+"::text COLLATE \"C\"")
			makes = append(makes, Ident(c.Name)+"::"+c.Type+"::text COLLATE \"C\"")
		case c.Identity == "":
			if condition := isWritten(cat, c); condition != "" {
				others = append(others, condition)
			}
		}
	}
	made := make([]string, len(list))
	for i, d := range list {
		made[i] = "SELECT " + strings.Join(makes, ", ") + " FROM (" + d.Run.Rows(dataWork{d: d}.all()) + ") AS made (" + names(d.Run.Columns) + ")"
	}
	table := qualified(t.Schema, t.Name)
	query := "SELECT " + strings.Join(has, ", ") + " FROM " + table + " EXCEPT ALL (" + strings.Join(made, " UNION ALL ") + ")"
	if len(others) > 0 {
		query = "SELECT FROM " + table + " WHERE " + strings.Join(others, " OR ") + ") OR EXISTS (" + query
	}
	return query
}

func names(list []string) string {
	w := &writer{}
	w.names(list)
	return w.b.String()
}

// isWritten is the condition that somebody gave a column a value; it is empty where that cannot be told, because each row gets
// a value of its own from a sequence.
func isWritten(cat *schema.Catalog, c *schema.Column) string {
	name := Ident(c.Name)
	d, ok := schema.Find[*schema.Default](cat, schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name})
	switch {
	case ok && strings.Contains(d.Expression, "nextval("):
		return ""
	case ok:
		return name + "::text IS DISTINCT FROM (" + d.Expression + ")::text"
	}
	return name + " IS NOT NULL"
}

// keeps has a migration refuse to drop columns whose values could not all be brought back. Nobody writes meanwhile.
func (w *writer) keeps(p *plan.Plan) {
	lost := map[*plan.Data][]string{}
	var order []*plan.Data
	for _, k := range p.Kept {
		if lost[k.Data] == nil {
			order = append(order, k.Data)
		}
		lost[k.Data] = append(lost[k.Data], notBroughtBack(p.From, k))
	}
	for _, d := range order {
		w.kw("LOCK TABLE ").name(d.Table.Schema, d.Table.Name).kw(" IN SHARE ROW EXCLUSIVE MODE").end()
		query := "SELECT FROM " + qualified(d.Table.Schema, d.Table.Name) + " WHERE " + strings.Join(lost[d], " OR ")
		w.look(guard{Query: query, Path: d.Path}, "data "+d.Name+": "+notBack, backHint)
	}
}

// notBroughtBack is the condition that a column would come back with another value: that of "back" where the row was
// treated, and else that of its default.
func notBroughtBack(cat *schema.Catalog, k plan.Kept) string {
	v := k.Back
	if filled := (dataWork{d: k.Data}).filled(); filled != "" {
		otherwise := "NULL"
		c := v.IDs[0]
		if d, ok := schema.Find[*schema.Default](cat, schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Parent, Name: c.Name}); ok {
			otherwise = d.Expression
		}
		v.Expression = "CASE WHEN " + strings.TrimPrefix(filled, " AND ") + " THEN " + v.Expression + " ELSE " + otherwise + " END"
	}
	return differs(v)
}

// Trial is a text of the user's in a statement that has the server plan it, and do nothing.
type Trial struct {
	SQL string
	// Key is what the text is for, Part which one of several it is; it begins after so many bytes.
	Key    string
	Part   int
	Before int
}

// Trials have the server look at each text of a data migration by itself.
func Trials(d *plan.Data) []Trial {
	setting := "SET search_path = " + searchPath(d.Path) + "; "
	table := qualified(d.Table.Schema, d.Table.Name)
	trial := func(key string, part int, before, text string) Trial {
		before = setting + "EXPLAIN " + before
		return Trial{SQL: before + text, Key: key, Part: part, Before: len(before)}
	}
	var list []Trial
	if d.Where != "" {
		list = append(list, trial("where", 0, "SELECT FROM "+table+" WHERE ", d.Where))
	}
	for i, v := range d.Set {
		list = append(list, trial("set", i, "UPDATE "+table+" SET "+Ident(v.Column)+" = ", v.Expression))
	}
	for i, v := range d.Back {
		list = append(list, trial("back", i, "UPDATE "+table+" SET "+Ident(v.Column)+" = ", v.Expression))
	}
	if d.Delete != "" {
		list = append(list, trial("delete", 0, "DELETE FROM "+table+" WHERE ", d.Delete))
	}
	if d.Run != nil {
		all := d.Run.Over(dataWork{d: d}.all())
		list = append(list, trial("run", 0, strings.TrimSuffix(all, d.Run.Text), d.Run.Text))
	}
	return list
}
