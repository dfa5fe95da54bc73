package render

import "pawl/schema"

var operatorFamily = ddl[*schema.OperatorFamily]{
	create: func(w *writer, f *schema.OperatorFamily, parts []schema.Object) {
		operatorFamilyName(w.kw("CREATE OPERATOR FAMILY "), f.Schema, f.Name, f.Method).end()
		for i, part := range parts {
			if i == 0 {
				operatorFamilyName(w.kw("ALTER OPERATOR FAMILY "), f.Schema, f.Name, f.Method).kw(" ADD")
			}
			w.kw(either(i > 0, ",\n    ", "\n    "))
			w.inline(part)
		}
		if len(parts) > 0 {
			w.end()
		}
	},
	drop: func(w *writer, f *schema.OperatorFamily) {
		operatorFamilyName(w.kw("DROP OPERATOR FAMILY "), f.Schema, f.Name, f.Method).end()
	},
	rename: func(w *writer, from, to *schema.OperatorFamily) {
		operatorFamilyName(w.kw("ALTER OPERATOR FAMILY "), from.Schema, from.Name, from.Method).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: definitions(""),
}

// operatorFamilyName writes the name of an operator family or class.
func operatorFamilyName(w *writer, schemaName, name, method string) *writer {
	return w.name(schemaName, name).kw(" USING ").name(method)
}
