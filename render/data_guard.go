package render

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// This file spells what is asked before something is dropped that a data migration made, or can bring back.

// writeAlike says that there are data migrations which fill a table, and that all give values to the same columns.
func writeAlike(list []*plan.Data) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(d *plan.Data) bool {
		return !slices.Equal(slices.Sorted(slices.Values(d.Run.Columns)), slices.Sorted(slices.Values(list[0].Run.Columns)))
	})
}

// guardCopies looks for rows of a table that are not those which data migrations made, or were changed since.
func guardCopies(cat *schema.Catalog, t *schema.Table, list []*plan.Data) []guard {
	var others, columns, has, makes []string
	for _, c := range columnsOf(cat, t.ID()) {
		name := Ident(c.Name)
		switch {
		case c.Generated != "":
		case slices.Contains(list[0].Run.Columns, c.Name):
			columns, has = append(columns, name), append(has, name+"::text COLLATE \"C\" AS "+name)
			makes = append(makes, name+"::"+c.Type+"::text COLLATE \"C\"")
		case c.Identity == "":
			if condition := isWritten(cat, c); condition != "" {
				others = append(others, condition)
			}
		}
	}
	made, read := make([]string, len(list)), make([]reading, len(list))
	for i, d := range list {
		made[i] = "SELECT " + strings.Join(makes, ", ") + " FROM (" + d.Run.Rows(dataWork{d: d}.all()) + ") AS made (" + names(d.Run.Columns) + ")"
		read[i] = reading{d.Table, Share}
	}
	lost := guard{Message: t.ID().Label() + " holds rows that would be lost", Path: list[0].Path, Reads: read,
		rows: rows{table: t.ID(), by: columns, from: "(SELECT " + strings.Join(has, ", ") + " FROM " + qualified(t.Schema, t.Name) +
			" EXCEPT ALL (" + strings.Join(made, " UNION ALL ") + ")) AS written"}}
	if len(others) == 0 {
		return []guard{lost}
	}
	changed := lost
	changed.rows = rows{table: t.ID(), where: strings.Join(others, " OR ")}
	return []guard{changed, lost}
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
	var list []guard
	for _, d := range order {
		list = append(list, guard{Path: d.Path, Mode: ShareRowExclusive, Message: "data " + d.Name + ": " + notBack, Hint: backHint,
			rows: rows{table: d.Table, where: strings.Join(lost[d], " OR ")}})
	}
	w.guards(p, list)
}

// notBroughtBack is the condition that a column would come back with another value: that of "back" where the row was
// treated, and else that of its default.
func notBroughtBack(cat *schema.Catalog, k plan.Kept) string {
	v := k.Back
	c, otherwise := v.IDs[0], "NULL"
	if d, ok := schema.Find[*schema.Default](cat, schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Parent, Name: c.Name}); ok {
		otherwise = d.Expression
	}
	v.Expression = "CASE WHEN " + filled(k.Data) + " THEN " + v.Expression + " ELSE " + otherwise + " END"
	return v.Differs()
}
