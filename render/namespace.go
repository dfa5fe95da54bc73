package render

import "pawl/schema"

var namespace = ddl[*schema.Namespace]{
	found: func(w *writer, n *schema.Namespace) {
		w.kw("pg_catalog.to_regnamespace(").literal(qualified(n.Name)).kw(") IS NOT NULL")
	},
	create: func(w *writer, n *schema.Namespace, _ []schema.Object) {
		w.kw("CREATE SCHEMA ").kw(either(w.step.Common, "IF NOT EXISTS ", "")).name(n.Name).end()
	},
	drop: func(w *writer, n *schema.Namespace) {
		if w.step.Common {
			w.dropUnlessUsed("DROP SCHEMA " + qualified(n.Name))
			return
		}
		w.kw("DROP SCHEMA ").name(n.Name).end()
	},
	rename: func(w *writer, from, to *schema.Namespace) {
		w.kw("ALTER SCHEMA ").name(from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: namespaceVerdicts,
}
