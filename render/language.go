package render

import "pawl/schema"

var language = ddl[*schema.Language]{
	create: func(w *writer, l *schema.Language, _ []schema.Object) { createLanguage(w.kw("CREATE "), l) },
	drop:   func(w *writer, l *schema.Language) { w.kw("DROP LANGUAGE ").name(l.Name).end() },
	rename: func(w *writer, from, to *schema.Language) {
		w.kw("ALTER LANGUAGE ").name(from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, _, to *schema.Language, _ []string) { createLanguage(w.kw("CREATE OR REPLACE "), to) },
	safety:   definitions("DO statements in the language"),
}

func createLanguage(w *writer, l *schema.Language) {
	w.kw(either(l.Trusted, "TRUSTED ", "")).kw("LANGUAGE ").name(l.Name).kw(" HANDLER ").qualified(l.Handler)
	if !l.Inline.IsZero() {
		w.kw(" INLINE ").qualified(l.Inline)
	}
	if !l.Validator.IsZero() {
		w.kw(" VALIDATOR ").qualified(l.Validator)
	}
	w.end()
}
