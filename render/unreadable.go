package render

import (
	"slices"
	"strings"

	"pawl/schema"
)

// readable are the same rows, without those of children that nobody can read: foreign tables whose wrapper has no handler
// (https://www.postgresql.org/docs/current/sql-createforeigndatawrapper.html). With one of them among its children PostgreSQL
// reads no row of a table.
func (r rows) readable(cat *schema.Catalog) rows {
	family := []schema.ID{r.table}
	for i := 0; i < len(family); i++ {
		family = append(family, childrenOf(cat, family[i])...)
	}
	isReadable := func(id schema.ID) bool { return hasHandler(cat, id) }
	if r.from != "" || !slices.ContainsFunc(family, func(id schema.ID) bool { return !isReadable(id) }) {
		return r
	}
	columns := []string{"tableoid", "ctid"}
	for _, c := range columnsOf(cat, r.table) {
		columns = append(columns, Ident(c.Name))
	}
	var parts []string
	for _, id := range family {
		if isReadable(id) {
			parts = append(parts, "SELECT "+strings.Join(columns, ", ")+" FROM ONLY "+qualified(id.Schema, id.Name))
		}
	}
	r.from = "(" + strings.Join(parts, " UNION ALL ") + ") AS " + Ident(r.table.Name)
	return r
}

// childrenOf are the partitions of a table, and the tables that inherit from it.
func childrenOf(cat *schema.Catalog, table schema.ID) []schema.ID {
	var list []schema.ID
	for _, user := range cat.UsedBy(table) {
		child, ok := cat.Get(user).(schema.Attaching)
		if ok && slices.ContainsFunc(child.Attachments(), func(a schema.Attachment) bool {
			return (a.Attr == "Partition" || a.Attr == "Inherits") && slices.Contains(a.Needs, table)
		}) {
			list = append(list, user)
		}
	}
	return list
}

// hasHandler says that a table can be read: it is no foreign one, or its wrapper knows how.
func hasHandler(cat *schema.Catalog, id schema.ID) bool {
	t, ok := cat.Get(id).(*schema.ForeignTable)
	if !ok {
		return true
	}
	s, ok := schema.Find[*schema.Server](cat, schema.ID{Kind: schema.KindServer, Name: t.Server})
	if !ok {
		return true
	}
	w, ok := schema.Find[*schema.ForeignDataWrapper](cat, schema.ID{Kind: schema.KindForeignDataWrapper, Name: s.Wrapper})
	return !ok || !w.Handler.IsZero()
}
