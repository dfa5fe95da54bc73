package render

import "pawl/schema"

var function = ddl[*schema.Function]{
	found: foundRoutine[*schema.Function],
	create: func(w *writer, f *schema.Function, _ []schema.Object) {
		w.kw("CREATE FUNCTION ").expr(f.Definition).end()
	},
	drop: func(w *writer, f *schema.Function) {
		w.kw("DROP FUNCTION ").name(f.Schema, f.Name).kw("(").expr(f.Args).kw(")").end()
	},
	rename: func(w *writer, from, to *schema.Function) {
		w.kw("ALTER FUNCTION ").name(from.Schema, from.Name).kw("(").expr(from.Args).kw(") RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, _, to *schema.Function, _ []string) {
		w.kw("CREATE OR REPLACE FUNCTION ").expr(to.Definition).end()
	},
	safety: routineVerdicts,
}
