package render

import "pawl/schema"

var comment = ddl[*schema.Comment]{
	create: func(w *writer, c *schema.Comment, _ []schema.Object) { commentOn(w, c, c.Text) },
	drop: func(w *writer, c *schema.Comment) {
		if !w.step.Common { // it ends with what it is about
			commentOn(w, c, c.Default)
		}
	},
	alter: map[string]func(w *writer, from, to *schema.Comment){
		"Text": func(w *writer, _, to *schema.Comment) { commentOn(w, to, to.Text) },
	},
	// https://www.postgresql.org/docs/current/sql-comment.html
	locks: []lock{
		{does: creates, on: itsSubject, mode: ShareUpdateExclusive},
		{does: drops, on: itsSubject, mode: ShareUpdateExclusive},
		{does: alters("Text"), on: itsSubject, mode: ShareUpdateExclusive},
	},
	safety: definitions(""),
}

func commentOn(w *writer, c *schema.Comment, text string) {
	w.kw("COMMENT ON ").target(c.Target).kw(" IS ")
	if text == "" {
		w.kw("NULL")
	} else {
		w.literal(text)
	}
	w.end()
}
