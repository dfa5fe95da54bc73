package render

import "pawl/schema"

var userMapping = ddl[*schema.UserMapping]{
	create: func(w *writer, u *schema.UserMapping, _ []schema.Object) {
		fdwOptionsClause(mappingOf(w.kw("CREATE "), u), u.Options)
		w.end()
	},
	drop: func(w *writer, u *schema.UserMapping) { mappingOf(w.kw("DROP "), u).end() },
	alter: map[string]func(w *writer, from, to *schema.UserMapping){
		"Options": func(w *writer, from, to *schema.UserMapping) {
			changedOptionsClause(mappingOf(w.kw("ALTER "), to), from.Options, to.Options)
		},
	},
	safety: userMappingVerdicts,
}

func mappingOf(w *writer, u *schema.UserMapping) *writer {
	w.kw("USER MAPPING FOR ")
	if u.User == "public" { // no role can have this name
		w.kw("PUBLIC")
	} else {
		w.name(u.User)
	}
	return w.kw(" SERVER ").name(u.Server)
}
