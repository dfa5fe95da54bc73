package render

import (
	"slices"

	"pawl/schema"
)

var view = ddl[*schema.View]{
	found:  foundRelation[*schema.View],
	create: func(w *writer, v *schema.View, _ []schema.Object) { createView(w, v, "CREATE VIEW ") },
	drop:   func(w *writer, v *schema.View) { w.kw("DROP VIEW ").name(v.Schema, v.Name).end() },
	rename: func(w *writer, from, to *schema.View) {
		alterView(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, from, to *schema.View, attrs []string) {
		if slices.Contains(attrs, "Definition") {
			createView(w, to, "CREATE OR REPLACE VIEW ") // its options take the place of the old ones
		} else {
			w.changedOptions(from.Options, to.Options, func() { alterView(w, to) })
		}
	},
	locks: []lock{
		{does: creates, on: nothing},
		{does: drops, on: itself, mode: AccessExclusive},
		{does: renames, on: itself, mode: AccessExclusive},
		{does: alters("Columns", "Definition", "Options"), on: itself, mode: AccessExclusive},
	},
	safety: viewVerdicts,
}

func alterView(w *writer, v *schema.View) *writer {
	return w.kw("ALTER VIEW ").name(v.Schema, v.Name)
}

func createView(w *writer, v *schema.View, verb keyword) {
	w.kw(verb).name(v.Schema, v.Name)
	if len(v.Options) > 0 {
		w.kw(" WITH (").options(v.Options).kw(")")
	}
	w.kw(" AS\n").expr(v.Definition).end()
}
