package render

import "pawl/schema"

// encodingConversion writes conversions between encodings.
var encodingConversion = ddl[*schema.Conversion]{
	create: func(w *writer, c *schema.Conversion, _ []schema.Object) {
		w.kw("CREATE ").kw(either(c.Default, "DEFAULT ", "")).kw("CONVERSION ").name(c.Schema, c.Name).kw(" FOR ").literal(c.Source).
			kw(" TO ").literal(c.Target).kw(" FROM ").qualified(c.Function).end()
	},
	drop: func(w *writer, c *schema.Conversion) { w.kw("DROP CONVERSION ").name(c.Schema, c.Name).end() },
	rename: func(w *writer, from, to *schema.Conversion) {
		w.kw("ALTER CONVERSION ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: definitions("clients of the encoding, where it is the default one, and calls of its function"),
}
