package render

import "pawl/schema"

// transform has no name to change: it is known by its type and language.
var transform = ddl[*schema.Transform]{
	create: func(w *writer, t *schema.Transform, _ []schema.Object) { createTransform(w.kw("CREATE "), t) },
	drop:   func(w *writer, t *schema.Transform) { w.kw("DROP TRANSFORM FOR ").expr(t.Name).end() },
	together: func(w *writer, _, to *schema.Transform, _ []string) {
		createTransform(w.kw("CREATE OR REPLACE "), to)
	},
	safety: definitions(""),
}

func createTransform(w *writer, t *schema.Transform) {
	w.kw("TRANSFORM FOR ").expr(t.Name).kw(" (")
	if t.FromSQL != "" {
		w.kw("FROM SQL WITH FUNCTION ").expr(t.FromSQL)
	}
	if t.ToSQL != "" {
		w.kw(either(t.FromSQL != "", ", ", "")).kw("TO SQL WITH FUNCTION ").expr(t.ToSQL)
	}
	w.kw(")").end()
}
