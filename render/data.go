package render

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// This file spells data migrations: what is done with some rows of a table, over and over until all are through.

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
			undone = append(undone, v.Differs())
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
	return text
}

// giveBack gives columns their values back.
func (k dataWork) giveBack(rows, _ string) string {
	var list, undone []string
	for _, v := range k.d.Back {
		list = append(list, Ident(v.Column)+" = "+v.Expression)
		undone = append(undone, v.Differs())
	}
	return "UPDATE " + k.name() + " SET " + strings.Join(list, ", ") + "\nWHERE " + rows + " AND " + filled(k.d) + " AND (" + strings.Join(undone, " OR ") + ");"
}

// filled is the condition of the rows that were given something, as far as that can be seen in them.
func filled(d *plan.Data) string {
	var list []string
	for _, v := range d.Set {
		list = append(list, Ident(v.Column)+" IS NOT NULL")
	}
	return "(" + strings.Join(list, " OR ") + ")"
}

// checkBack refuses rows that hold what could not be brought back.
func (k dataWork) checkBack(rows string) string {
	if len(k.d.Back) == 0 {
		return ""
	}
	var list []string
	for _, v := range k.d.Back {
		list = append(list, v.Differs())
	}
	return k.refuse("EXISTS (SELECT FROM "+k.name()+" WHERE "+rows+" AND "+filled(k.d)+" AND ("+strings.Join(list, " OR ")+"))", notBack, backHint)
}

const notBack = "a row holds what \"back\" does not bring back"

const backHint = "Mend back:, or leave it out: then the migration says that it cannot be undone."

// refuse ends the migration if a condition holds.
func (k dataWork) refuse(condition, message, hint string) string {
	return "\nIF " + condition + " THEN\n    RAISE EXCEPTION USING MESSAGE = " + Literal("data "+k.d.Name+": "+message) + ",\n        HINT = " +
		Literal(hint) + ";\nEND IF;"
}
