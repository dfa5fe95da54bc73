package render

import "pawl/schema"

var textSearchDictionary = ddl[*schema.TextSearchDictionary]{
	create: func(w *writer, d *schema.TextSearchDictionary, _ []schema.Object) {
		w.kw("CREATE TEXT SEARCH DICTIONARY ").name(d.Schema, d.Name).kw(" (TEMPLATE = ").qualified(d.Template)
		for _, o := range d.Options {
			w.kw(", ").expr(o.Name).kw(" = ").expr(o.Value)
		}
		w.kw(")").end()
	},
	drop: func(w *writer, d *schema.TextSearchDictionary) {
		w.kw("DROP TEXT SEARCH DICTIONARY ").name(d.Schema, d.Name).end()
	},
	rename: func(w *writer, from, to *schema.TextSearchDictionary) {
		w.kw("ALTER TEXT SEARCH DICTIONARY ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	alter:  map[string]func(w *writer, from, to *schema.TextSearchDictionary){"Options": dictionaryOptions},
	safety: definitions("calls of ts_lexize with it", textSearchOptions),
}

// dictionaryOptions writes the options that differ; one that is named without a value is taken away.
func dictionaryOptions(w *writer, from, to *schema.TextSearchDictionary) {
	had, has := map[string]string{}, map[string]bool{}
	for _, o := range from.Options {
		had[o.Name] = o.Value
	}
	w.kw("ALTER TEXT SEARCH DICTIONARY ").name(to.Schema, to.Name).kw(" (")
	separator := keyword("")
	next := func(name string) *writer {
		w.kw(separator).expr(name)
		separator = ", "
		return w
	}
	for _, o := range to.Options {
		has[o.Name] = true
		if value, ok := had[o.Name]; !ok || value != o.Value {
			next(o.Name).kw(" = ").expr(o.Value)
		}
	}
	for _, o := range from.Options {
		if !has[o.Name] {
			next(o.Name)
		}
	}
	w.kw(")").end()
}
