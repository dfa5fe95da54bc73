package render

import "pawl/schema"

var composite = ddl[*schema.Composite]{
	found: foundType[*schema.Composite],
	create: func(w *writer, c *schema.Composite, _ []schema.Object) {
		w.kw("CREATE TYPE ").name(c.Schema, c.Name).kw(" AS (")
		for i, a := range c.Attributes {
			w.kw(either(i > 0, ",\n    ", "\n    ")).name(a.Name)
			attributeType(w.kw(" "), a)
		}
		w.kw(either(len(c.Attributes) > 0, "\n)", ")")).end()
	},
	drop:   func(w *writer, c *schema.Composite) { dropType(w, c.Schema, c.Name) },
	rename: func(w *writer, from, to *schema.Composite) { renameType(w, from.Schema, from.Name, to.Name) },
	alter:  map[string]func(w *writer, from, to *schema.Composite){"Attributes": alterAttributes},
	safety: compositeVerdicts,
	guards: guardAttributes,
}

func attributeType(w *writer, a schema.Attribute) {
	w.expr(a.Type)
	if !a.Collation.IsZero() {
		w.kw(" COLLATE ").qualified(a.Collation)
	}
}

func alterAttributes(w *writer, from, to *schema.Composite) {
	for _, a := range from.Attributes {
		if _, kept := to.Attribute(a.Name); !kept {
			alterType(w, to.Schema, to.Name).kw(" DROP ATTRIBUTE ").name(a.Name).end()
		}
	}
	for _, a := range to.Attributes {
		old, had := from.Attribute(a.Name)
		switch {
		case !had:
			alterType(w, to.Schema, to.Name).kw(" ADD ATTRIBUTE ").name(a.Name).kw(" ")
		case old.Type != a.Type || old.Collation != a.Collation:
			alterType(w, to.Schema, to.Name).kw(" ALTER ATTRIBUTE ").name(a.Name).kw(" TYPE ")
		default:
			continue
		}
		attributeType(w, a)
		w.end()
	}
}
