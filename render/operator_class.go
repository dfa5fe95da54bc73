package render

import "pawl/schema"

var operatorClass = ddl[*schema.OperatorClass]{
	create: func(w *writer, c *schema.OperatorClass, _ []schema.Object) {
		w.kw("CREATE OPERATOR CLASS ").name(c.Schema, c.Name).kw(either(c.Default, " DEFAULT", "")).kw(" FOR TYPE ").expr(c.Type).
			kw(" USING ").name(c.Method).kw(" FAMILY ").qualified(c.Family).kw(" AS")
		separator := keyword("\n    ")
		if c.Storage != "" || len(c.Members) == 0 {
			// Something must stand here; that the type itself is stored is what goes without saying.
			w.kw(separator).kw("STORAGE ").expr(orElse(c.Storage, c.Type))
			separator = ",\n    "
		}
		for _, m := range c.Members {
			w.kw(separator)
			member(w, m)
			separator = ",\n    "
		}
		w.end()
	},
	drop: func(w *writer, c *schema.OperatorClass) {
		operatorFamilyName(w.kw("DROP OPERATOR CLASS "), c.Schema, c.Name, c.Method).end()
	},
	rename: func(w *writer, from, to *schema.OperatorClass) {
		operatorFamilyName(w.kw("ALTER OPERATOR CLASS "), from.Schema, from.Name, from.Method).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: definitions("statements that create indexes with it"),
}
