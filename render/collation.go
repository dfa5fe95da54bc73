package render

import "pawl/schema"

var collation = ddl[*schema.Collation]{
	create: func(w *writer, c *schema.Collation, _ []schema.Object) {
		w.kw("CREATE COLLATION ").name(c.Schema, c.Name).kw(" (PROVIDER = ").kw(collationProvider(c.Provider))
		if !c.Deterministic {
			w.kw(", DETERMINISTIC = false")
		}
		switch {
		case c.Provider != "c":
			w.kw(", LOCALE = ").literal(c.Locale)
		case c.Collate == c.Ctype:
			w.kw(", LOCALE = ").literal(c.Collate)
		default:
			w.kw(", LC_COLLATE = ").literal(c.Collate).kw(", LC_CTYPE = ").literal(c.Ctype)
		}
		if c.Rules != "" {
			w.kw(", RULES = ").literal(c.Rules)
		}
		w.kw(")").end()
	},
	drop: func(w *writer, c *schema.Collation) { w.kw("DROP COLLATION ").name(c.Schema, c.Name).end() },
	rename: func(w *writer, from, to *schema.Collation) {
		w.kw("ALTER COLLATION ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: collationVerdicts,
}

func collationProvider(letter string) keyword {
	switch letter {
	case "i":
		return "icu"
	case "b":
		return "builtin"
	}
	return "libc"
}
