package render

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// unreadable are the foreign tables whose wrapper has no handler (https://www.postgresql.org/docs/current/sql-createforeigndatawrapper.html).
// With one of them among its children PostgreSQL reads no row of a table.
func unreadable(cat *schema.Catalog) map[schema.ID]bool {
	closed := map[schema.ID]bool{}
	for t := range schema.Each[*schema.ForeignTable](cat) {
		server, _ := schema.Find[*schema.Server](cat, schema.ID{Kind: schema.KindServer, Name: t.Server})
		if server == nil {
			continue
		}
		wrapper, _ := schema.Find[*schema.ForeignDataWrapper](cat, schema.ID{Kind: schema.KindForeignDataWrapper, Name: server.Wrapper})
		if wrapper != nil && wrapper.Handler.IsZero() {
			closed[t.ID()] = true
		}
	}
	return closed
}

// besides are the same rows, without those of children that nobody can read.
func (r rows) besides(closed map[schema.ID]bool, cat *schema.Catalog) rows {
	if r.from != "" || len(closed) == 0 {
		return r
	}
	family := newLocking(&plan.Plan{From: cat}, nil).descendants(r.table)
	open := slices.DeleteFunc(slices.Clone(family), func(id schema.ID) bool { return closed[id] })
	if len(open) == len(family) {
		return r
	}
	columns := []string{"tableoid", "ctid"}
	for _, c := range columnsOf(cat, r.table) {
		columns = append(columns, Ident(c.Name))
	}
	parts := make([]string, len(open))
	for i, id := range open {
		parts[i] = "SELECT " + strings.Join(columns, ", ") + " FROM ONLY " + qualified(id.Schema, id.Name)
	}
	r.from = "(" + strings.Join(parts, " UNION ALL ") + ") AS " + Ident(r.table.Name)
	return r
}
