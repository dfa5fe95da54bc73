package render

import "pawl/schema"

var defaultExpr = ddl[*schema.Default]{
	create: func(w *writer, d *schema.Default, _ []schema.Object) { setDefault(w, d, d) },
	drop: func(w *writer, d *schema.Default) {
		alterDefault(w, d).kw(" DROP DEFAULT").end()
	},
	alter: map[string]func(w *writer, from, to *schema.Default){"Expression": setDefault},
	locks: []lock{
		{does: creates, on: itsTable, mode: AccessExclusive},
		{does: drops, on: itsTable, mode: AccessExclusive},
		{does: alters("Expression"), on: itsTable, mode: AccessExclusive},
	},
	safety: defaultVerdicts,
}

func setDefault(w *writer, _, d *schema.Default) {
	alterDefault(w, d).kw(" SET DEFAULT ").expr(d.Expression).end()
}

func alterDefault(w *writer, d *schema.Default) *writer {
	if d.Relation == schema.KindView {
		return alterMember(w, d.InTable).kw(" ALTER COLUMN ").name(d.Column)
	}
	return alterColumn(w, &schema.Column{InTable: d.InTable, Name: d.Column, HasHeirs: d.HasHeirs}, true)
}
