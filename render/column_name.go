package render

import "pawl/schema"

func renameColumn(w *writer, from, to *schema.Column) {
	alterMember(w, from.InTable).kw(" RENAME COLUMN ").name(from.Name).kw(" TO ").name(to.Name).end()
}

// archiveColumn gives a column another name. A new column of the old one would have that of its identity's sequence as well.
func archiveColumn(w *writer, from, to *schema.Column) {
	renameColumn(w, from, to)
	if from.Identity != "" {
		w.kw("ALTER SEQUENCE ").qualified(from.IdentitySequence()).kw(" RENAME TO ").name(to.IdentitySequence().Name).end()
	}
}
