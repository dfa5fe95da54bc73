package render

import "pawl/schema"

var textSearchMapping = ddl[*schema.TextSearchMapping]{
	create: func(w *writer, m *schema.TextSearchMapping, _ []schema.Object) {
		addMapping(w, []*schema.TextSearchMapping{m})
	},
	drop: func(w *writer, m *schema.TextSearchMapping) {
		alterMapping(w, m, " DROP MAPPING FOR ").name(m.Token).end()
	},
	alter: map[string]func(w *writer, from, to *schema.TextSearchMapping){
		"Dictionaries": func(w *writer, _, to *schema.TextSearchMapping) {
			alterMapping(w, to, " ALTER MAPPING FOR ").name(to.Token)
			dictionaries(w, to)
		},
	},
	safety: textSearchMappingVerdicts,
}

func alterMapping(w *writer, m *schema.TextSearchMapping, verb keyword) *writer {
	return w.kw("ALTER TEXT SEARCH CONFIGURATION ").name(m.Schema, m.Configuration).kw(verb)
}

// addMapping writes mappings of one configuration to the same dictionaries.
func addMapping(w *writer, list []*schema.TextSearchMapping) {
	alterMapping(w, list[0], " ADD MAPPING FOR ")
	for i, m := range list {
		w.kw(either(i > 0, ", ", "")).name(m.Token)
	}
	dictionaries(w, list[0])
}

func dictionaries(w *writer, m *schema.TextSearchMapping) {
	w.kw(" WITH ")
	for i, d := range m.Dictionaries {
		w.kw(either(i > 0, ", ", "")).qualified(d)
	}
	w.end()
}
