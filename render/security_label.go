package render

import "pawl/schema"

var securityLabel = ddl[*schema.SecurityLabel]{
	create: func(w *writer, l *schema.SecurityLabel, _ []schema.Object) { setSecurityLabel(w, l, l) },
	drop:   func(w *writer, l *schema.SecurityLabel) { labelOn(w, l).kw("NULL").end() },
	alter:  map[string]func(w *writer, from, to *schema.SecurityLabel){"Label": setSecurityLabel},
	locks: []lock{
		{does: creates, on: itsSubject, mode: ShareUpdateExclusive},
		{does: drops, on: itsSubject, mode: ShareUpdateExclusive},
		{does: alters("Label"), on: itsSubject, mode: ShareUpdateExclusive},
	},
	safety: definitions(""),
}

func setSecurityLabel(w *writer, _, to *schema.SecurityLabel) { labelOn(w, to).literal(to.Label).end() }

func labelOn(w *writer, l *schema.SecurityLabel) *writer {
	return w.kw("SECURITY LABEL FOR ").name(l.Provider).kw(" ON ").target(l.Target).kw(" IS ")
}
