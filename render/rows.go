package render

import (
	"slices"
	"strings"

	"pawl/schema"
)

// rows are some rows of a table: those that a change would lose, or that stand in its way.
type rows struct {
	table schema.ID
	from  string // what stands after FROM, if it is not the table's name
	where string // which ones; empty for all
	// by are the columns, as SQL writes them, that show one of them. Without any those of the primary key do.
	by []string
}

// rowsOf are rows of a table of which a condition holds.
func rowsOf(t schema.InTable, where string) rows { return rows{table: t.TableID(), where: where} }

// selecting is a query for the rows that gives a list of expressions.
func (r rows) selecting(list string) string {
	query := strings.TrimSuffix("SELECT "+list, " ") + " FROM " + orElse(r.from, qualified(r.table.Schema, r.table.Name))
	if r.where != "" {
		query += " WHERE " + r.where
	}
	return query
}

// query gives the rows, and nothing of what is in them.
func (r rows) query() string { return r.selecting("") }

// example is an expression that says how to find a row: a condition over its key, or over where it lies.
func (r rows) example(cat *schema.Catalog) string {
	by := r.by
	if len(by) == 0 {
		by = primaryKey(cat, r.table)
	}
	if len(by) == 0 {
		if hasChildren(cat, r.table) {
			return "format('tableoid = %L::regclass AND ctid = %L', tableoid::regclass, ctid)"
		}
		return "format('ctid = %L', ctid)"
	}
	form := make([]string, len(by))
	for i, column := range by {
		form[i] = strings.ReplaceAll(column, "%", "%%") + " = " + string(either(isNumber(cat, r.table, column), "%s", "%L"))
	}
	return "format(" + Literal(strings.Join(form, " AND ")) + ", " + strings.Join(by, ", ") + ")"
}

// primaryKey are the columns of a table's primary key, as SQL writes them.
func primaryKey(cat *schema.Catalog, table schema.ID) []string {
	for _, user := range cat.UsedBy(table) {
		if c, ok := cat.Get(user).(*schema.Constraint); ok && c.Type == "p" && c.TableID() == table {
			return identList(c.Columns)
		}
	}
	return nil
}

// isNumber says that a value of the column is a constant without quotes. NULL, which a key of other sorts may have, is none.
func isNumber(cat *schema.Catalog, table schema.ID, column string) bool {
	return slices.ContainsFunc(columnsOf(cat, table), func(c *schema.Column) bool {
		return Ident(c.Name) == column && c.NotNull && !c.Array && slices.Contains([]string{"smallint", "integer", "bigint"}, c.BaseType)
	})
}

// hasChildren says that a table has partitions, or others that inherit from it.
func hasChildren(cat *schema.Catalog, table schema.ID) bool {
	return slices.ContainsFunc(columnsOf(cat, table), func(c *schema.Column) bool { return c.HasHeirs })
}

func columnsOf(cat *schema.Catalog, table schema.ID) []*schema.Column {
	var list []*schema.Column
	for _, user := range cat.UsedBy(table) {
		if c, ok := cat.Get(user).(*schema.Column); ok && c.TableID() == table {
			list = append(list, c)
		}
	}
	return list
}
