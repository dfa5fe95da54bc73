package render

import "pawl/schema"

var statistics = ddl[*schema.Statistics]{
	create: func(w *writer, s *schema.Statistics, _ []schema.Object) {
		w.kw("CREATE STATISTICS ").name(s.Schema, s.Name).kw(" ").expr(s.Definition).end()
		if s.Target >= 0 {
			statisticsTarget(w, s)
		}
	},
	drop: func(w *writer, s *schema.Statistics) { w.kw("DROP STATISTICS ").name(s.Schema, s.Name).end() },
	rename: func(w *writer, from, to *schema.Statistics) {
		w.kw("ALTER STATISTICS ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.Statistics){
		"Target": func(w *writer, _, to *schema.Statistics) { statisticsTarget(w, to) },
	},
	// https://www.postgresql.org/docs/current/sql-createstatistics.html
	locks: []lock{
		{does: creates, on: examined, mode: ShareUpdateExclusive},
		{does: drops, on: examined, mode: ShareUpdateExclusive},
		{does: renames, on: nothing},
		{does: alters("Target"), on: nothing},
	},
	safety: definitions(""),
}

func statisticsTarget(w *writer, s *schema.Statistics) {
	w.kw("ALTER STATISTICS ").name(s.Schema, s.Name).kw(" SET STATISTICS ").number(int64(s.Target)).end()
}

// examined is the table that the statistics are about.
var examined = target{"its table", func(s site) []schema.Name { return []schema.Name{s.object().(*schema.Statistics).Table} }}
