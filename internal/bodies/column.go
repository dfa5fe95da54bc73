package bodies

import (
	pg "github.com/pganalyze/pg_query_go/v5"

	"pawl/schema"
)

// column records the column that a name in an expression means. Where a variable may be meant, nothing is.
func (w *walker) column(c *pg.ColumnRef) {
	names := parts(c.Fields)
	star := c.Fields[len(c.Fields)-1].GetAStar() != nil
	if star {
		names = names[:len(names)-1]
	}
	switch {
	case star:
		w.row(names)
	case len(names) == 1:
		w.bare(names[0])
	default:
		w.qualified(names)
	}
}

// row records all columns of a row: t.*, or * alone.
func (w *walker) row(qualifier []string) {
	if len(qualifier) > 0 {
		table, ok := w.item(qualifier)
		if !ok && len(qualifier) == 1 {
			table = w.rowVariable(qualifier[0])
		}
		w.all(w.look.columns(table))
		return
	}
	if w.level != nil {
		for _, i := range w.level.items {
			w.all(w.look.columns(i.table))
		}
	}
}

// bare records the column, or the whole row, that one name means.
func (w *walker) bare(name string) {
	_, variable := w.scope.variable(name)
	if variable && !w.d.sql && !w.scope.columnsFirst {
		return
	}
	for l := w.level; l != nil; l = l.outer {
		unknown := false
		for _, i := range l.items {
			if ids := w.look.column(i.table, name); len(ids) > 0 {
				w.use(false, ids...)
				return
			}
			unknown = unknown || i.table == schema.ID{} || len(w.look.columns(i.table)) == 0
		}
		if unknown {
			return // it may be a column of what is not known
		}
	}
	if table, ok := w.item([]string{name}); ok && !variable {
		w.all(w.look.columns(table))
	}
}

// qualified records the column of a row: of a relation, or of a variable that has the type of one.
func (w *walker) qualified(names []string) {
	for n := len(names) - 1; n > 0; n-- {
		if table, ok := w.item(names[:n]); ok {
			w.use(false, w.look.column(table, names[n])...)
			return
		}
	}
	w.use(false, w.look.column(w.rowVariable(names[0]), names[1])...)
	for _, table := range w.look.triggered(names[0]) {
		w.all(w.look.column(table, names[1]))
	}
}

// item finds the relation that a qualifier means, the nearest first; it is a zero ID for one that is not known.
func (w *walker) item(qualifier []string) (table schema.ID, ok bool) {
	if len(qualifier) > 2 {
		return table, false
	}
	for l := w.level; l != nil; l = l.outer {
		for _, i := range l.items {
			name := qualifier[len(qualifier)-1]
			if i.alias == name && (len(qualifier) == 1 || i.table.Schema == qualifier[0] && i.table.Name == name) {
				return i.table, true
			}
		}
	}
	return table, false
}

// rowVariable is the relation whose row type a variable has, or a zero ID.
func (w *walker) rowVariable(name string) schema.ID {
	t, ok := w.scope.variable(name)
	if !ok {
		return schema.ID{}
	}
	return w.look.rowType(t)
}
