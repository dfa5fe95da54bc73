package render

import (
	"slices"
	"strings"

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
	ahead: lockView,
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

// lockView sets an option to what it is, which takes the lock of any change of an option. LOCK TABLE would lock all that the view reads as well, for which its owner may lack
// the privilege (https://www.postgresql.org/docs/current/sql-lock.html).
func lockView(w *writer, v *schema.View) {
	const option = "security_barrier"
	for _, o := range v.Options {
		if name, _, _ := strings.Cut(o, "="); name == option {
			alterView(w, v).kw(" SET (").options([]string{o}).kw(")").end()
			return
		}
	}
	alterView(w, v).kw(" RESET (" + option + ")").end()
}

func createView(w *writer, v *schema.View, verb keyword) {
	w.kw(verb).name(v.Schema, v.Name)
	if len(v.Options) > 0 {
		w.kw(" WITH (").options(v.Options).kw(")")
	}
	w.kw(" AS\n").expr(v.Definition).end()
}
