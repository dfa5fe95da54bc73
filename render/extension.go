package render

import "pawl/schema"

// The schema is always said: without it, it would depend on who runs the migration.
var extension = ddl[*schema.Extension]{
	create: func(w *writer, e *schema.Extension, _ []schema.Object) {
		w.kw("CREATE EXTENSION ").name(e.Name).kw(" WITH SCHEMA ").name(e.Schema)
		if !e.DefaultVersion {
			w.kw(" VERSION ").literal(e.Version)
		}
		w.end()
	},
	drop: func(w *writer, e *schema.Extension) { w.kw("DROP EXTENSION ").name(e.Name).end() },
	alter: map[string]func(w *writer, from, to *schema.Extension){
		"Schema": func(w *writer, _, to *schema.Extension) {
			w.kw("ALTER EXTENSION ").name(to.Name).kw(" SET SCHEMA ").name(to.Schema).end()
		},
		"Version": func(w *writer, _, to *schema.Extension) {
			w.kw("ALTER EXTENSION ").name(to.Name).kw(" UPDATE TO ").literal(to.Version).end()
		},
	},
	safety: extensionVerdicts,
}
