package render

import "pawl/schema"

// accessMethod has no rename: PostgreSQL has no ALTER ACCESS METHOD.
var accessMethod = ddl[*schema.AccessMethod]{
	create: func(w *writer, m *schema.AccessMethod, _ []schema.Object) {
		w.kw("CREATE ACCESS METHOD ").name(m.Name).kw(either(m.Type == "t", " TYPE TABLE", " TYPE INDEX")).
			kw(" HANDLER ").qualified(m.Handler).end()
	},
	drop:   func(w *writer, m *schema.AccessMethod) { w.kw("DROP ACCESS METHOD ").name(m.Name).end() },
	safety: definitions("statements that create tables or indexes with it"),
}
