package render

import "pawl/schema"

var publicationTable = ddl[*schema.PublicationTable]{
	create: func(w *writer, p *schema.PublicationTable, _ []schema.Object) {
		alterPublication(w, p.Publication).kw(" ADD ")
		publishedObject(w, p, true)
		w.end()
	},
	drop: func(w *writer, p *schema.PublicationTable) {
		alterPublication(w, p.Publication).kw(" DROP TABLE ONLY ").name(p.Schema, p.Table).end()
	},
	// https://www.postgresql.org/docs/current/sql-alterpublication.html
	locks: []lock{
		{does: creates, on: itsTable, mode: ShareUpdateExclusive},
		{does: drops, on: itsTable, mode: ShareUpdateExclusive},
	},
	safety: publishedVerdicts,
}

// publishedTable writes ONLY because child tables are members of their own.
func publishedTable(w *writer, p *schema.PublicationTable) {
	w.kw("ONLY ").name(p.Schema, p.Table)
	if len(p.Columns) > 0 {
		w.kw(" (").names(p.Columns).kw(")")
	}
	if p.Where != "" {
		w.kw(" WHERE (").expr(p.Where).kw(")")
	}
}
