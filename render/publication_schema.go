package render

import "pawl/schema"

var publicationSchema = ddl[*schema.PublicationSchema]{
	create: func(w *writer, p *schema.PublicationSchema, _ []schema.Object) {
		alterPublication(w, p.Publication).kw(" ADD ")
		publishedObject(w, p, true)
		w.end()
	},
	drop: func(w *writer, p *schema.PublicationSchema) {
		alterPublication(w, p.Publication).kw(" DROP ")
		publishedObject(w, p, true)
		w.end()
	},
	safety: publishedVerdicts,
}
