package render

import "pawl/schema"

// cast has no name to change: it is known by its types.
var cast = ddl[*schema.Cast]{
	create: func(w *writer, c *schema.Cast, _ []schema.Object) {
		w.kw("CREATE CAST ")
		castTypes(w, c)
		switch c.Method {
		case "f":
			w.kw(" WITH FUNCTION ").expr(c.Function)
		case "i":
			w.kw(" WITH INOUT")
		default:
			w.kw(" WITHOUT FUNCTION")
		}
		switch c.Context {
		case "a":
			w.kw(" AS ASSIGNMENT")
		case "i":
			w.kw(" AS IMPLICIT")
		}
		w.end()
	},
	drop: func(w *writer, c *schema.Cast) {
		w.kw("DROP CAST ")
		castTypes(w, c)
		w.end()
	},
	safety: definitions("expressions that convert by it"),
}

func castTypes(w *writer, c *schema.Cast) { w.kw("(").expr(c.Source).kw(" AS ").expr(c.Target).kw(")") }
