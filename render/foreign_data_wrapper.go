package render

import "pawl/schema"

var foreignDataWrapper = ddl[*schema.ForeignDataWrapper]{
	create: func(w *writer, f *schema.ForeignDataWrapper, _ []schema.Object) {
		w.kw("CREATE FOREIGN DATA WRAPPER ").name(f.Name)
		if !f.Handler.IsZero() {
			w.kw(" HANDLER ").qualified(f.Handler)
		}
		if !f.Validator.IsZero() {
			w.kw(" VALIDATOR ").qualified(f.Validator)
		}
		fdwOptionsClause(w, f.Options)
		w.end()
	},
	drop: func(w *writer, f *schema.ForeignDataWrapper) { w.kw("DROP FOREIGN DATA WRAPPER ").name(f.Name).end() },
	rename: func(w *writer, from, to *schema.ForeignDataWrapper) {
		alterWrapper(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.ForeignDataWrapper){
		"Handler": func(w *writer, _, to *schema.ForeignDataWrapper) {
			if to.Handler.IsZero() {
				alterWrapper(w, to).kw(" NO HANDLER").end()
			} else {
				alterWrapper(w, to).kw(" HANDLER ").qualified(to.Handler).end()
			}
		},
		"Validator": func(w *writer, _, to *schema.ForeignDataWrapper) {
			if to.Validator.IsZero() {
				alterWrapper(w, to).kw(" NO VALIDATOR").end()
			} else {
				alterWrapper(w, to).kw(" VALIDATOR ").qualified(to.Validator).end()
			}
		},
		"Options": func(w *writer, from, to *schema.ForeignDataWrapper) {
			changedOptionsClause(alterWrapper(w, to), from.Options, to.Options)
		},
	},
	safety: definitions("statements that create servers of it"),
}

func alterWrapper(w *writer, f *schema.ForeignDataWrapper) *writer {
	return w.kw("ALTER FOREIGN DATA WRAPPER ").name(f.Name)
}
