package render

import "pawl/schema"

var textSearchTemplate = ddl[*schema.TextSearchTemplate]{
	create: func(w *writer, t *schema.TextSearchTemplate, _ []schema.Object) {
		w.kw("CREATE TEXT SEARCH TEMPLATE ").name(t.Schema, t.Name).kw(" (")
		if !t.Init.IsZero() {
			w.kw("INIT = ").qualified(t.Init).kw(", ")
		}
		w.kw("LEXIZE = ").qualified(t.Lexize).kw(")").end()
	},
	drop: func(w *writer, t *schema.TextSearchTemplate) {
		w.kw("DROP TEXT SEARCH TEMPLATE ").name(t.Schema, t.Name).end()
	},
	rename: func(w *writer, from, to *schema.TextSearchTemplate) {
		w.kw("ALTER TEXT SEARCH TEMPLATE ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: definitions("statements that create dictionaries of it"),
}
