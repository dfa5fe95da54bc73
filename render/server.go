package render

import "pawl/schema"

var server = ddl[*schema.Server]{
	create: func(w *writer, s *schema.Server, _ []schema.Object) {
		w.kw("CREATE SERVER ").name(s.Name)
		if s.Type != nil {
			w.kw(" TYPE ").literal(*s.Type)
		}
		if s.Version != nil {
			w.kw(" VERSION ").literal(*s.Version)
		}
		w.kw(" FOREIGN DATA WRAPPER ").name(s.Wrapper)
		fdwOptionsClause(w, s.Options)
		w.end()
	},
	drop: func(w *writer, s *schema.Server) { w.kw("DROP SERVER ").name(s.Name).end() },
	rename: func(w *writer, from, to *schema.Server) {
		w.kw("ALTER SERVER ").name(from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.Server){
		"Version": func(w *writer, _, to *schema.Server) {
			w.kw("ALTER SERVER ").name(to.Name).kw(" VERSION ")
			if to.Version == nil {
				w.kw("NULL")
			} else {
				w.literal(*to.Version)
			}
			w.end()
		},
		"Options": func(w *writer, from, to *schema.Server) {
			changedOptionsClause(w.kw("ALTER SERVER ").name(to.Name), from.Options, to.Options)
		},
	},
	safety: definitions("statements that create foreign tables or user mappings of it"),
}
