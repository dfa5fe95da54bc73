package render

import "pawl/schema"

var textSearchParser = ddl[*schema.TextSearchParser]{
	create: func(w *writer, p *schema.TextSearchParser, _ []schema.Object) {
		w.kw("CREATE TEXT SEARCH PARSER ").name(p.Schema, p.Name).kw(" (START = ").qualified(p.Start).
			kw(", GETTOKEN = ").qualified(p.GetToken).kw(", END = ").qualified(p.End).kw(", LEXTYPES = ").qualified(p.LexTypes)
		if !p.Headline.IsZero() {
			w.kw(", HEADLINE = ").qualified(p.Headline)
		}
		w.kw(")").end()
	},
	drop: func(w *writer, p *schema.TextSearchParser) {
		w.kw("DROP TEXT SEARCH PARSER ").name(p.Schema, p.Name).end()
	},
	rename: func(w *writer, from, to *schema.TextSearchParser) {
		w.kw("ALTER TEXT SEARCH PARSER ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: definitions("calls of ts_parse with it"),
}
