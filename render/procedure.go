package render

import "pawl/schema"

var procedure = ddl[*schema.Procedure]{
	found: foundRoutine[*schema.Procedure],
	create: func(w *writer, p *schema.Procedure, _ []schema.Object) {
		w.kw("CREATE PROCEDURE ").expr(p.Definition).end()
	},
	drop: func(w *writer, p *schema.Procedure) {
		w.kw("DROP PROCEDURE ").name(p.Schema, p.Name).kw("(").expr(p.Signature).kw(")").end()
	},
	rename: func(w *writer, from, to *schema.Procedure) {
		w.kw("ALTER PROCEDURE ").name(from.Schema, from.Name).kw("(").expr(from.Signature).kw(") RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, _, to *schema.Procedure, _ []string) {
		w.kw("CREATE OR REPLACE PROCEDURE ").expr(to.Definition).end()
	},
	safety: routineVerdicts,
}
