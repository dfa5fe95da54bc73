package render

import "pawl/schema"

var owner = ddl[*schema.Owner]{
	create: func(w *writer, o *schema.Owner, _ []schema.Object) { setOwner(w, o, o) },
	// An object that stays keeps the owner of which nothing is known any more.
	drop:  func(*writer, *schema.Owner) {},
	alter: map[string]func(w *writer, from, to *schema.Owner){"Role": setOwner},
}

func setOwner(w *writer, _, to *schema.Owner) {
	w.kw("ALTER ").target(to.Target).kw(" OWNER TO ").name(to.Role).end()
}
