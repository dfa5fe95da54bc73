package render

import "pawl/schema"

var defaultPrivileges = ddl[*schema.DefaultPrivileges]{
	create: func(w *writer, d *schema.DefaultPrivileges, _ []schema.Object) {
		changeDefaultPrivileges(w, d, d.Default, d.Privileges)
	},
	drop: func(w *writer, d *schema.DefaultPrivileges) {
		changeDefaultPrivileges(w, d, d.Privileges, d.Default)
	},
	alter: map[string]func(w *writer, from, to *schema.DefaultPrivileges){
		"Privileges": func(w *writer, from, to *schema.DefaultPrivileges) {
			changeDefaultPrivileges(w, to, from.Privileges, to.Privileges)
		},
	},
	safety: definitions(""),
}

func changeDefaultPrivileges(w *writer, d *schema.DefaultPrivileges, from, to []schema.Privilege) {
	changePrivileges(from, to, func(_ string, c privilegeChange) {
		w.kw("ALTER DEFAULT PRIVILEGES")
		if d.Creator != "" {
			w.kw(" FOR ROLE ").name(d.Creator)
		}
		if d.Schema != "" {
			w.kw(" IN SCHEMA ").name(d.Schema)
		}
		w.kw(" ").kw(c.verb)
		for i, n := range c.names {
			if i > 0 {
				w.kw(", ")
			}
			w.expr(n)
		}
		w.kw(" ON ").expr(d.Type).kw(c.preposition)
		switch {
		case d.Role != "":
			w.role(d.Role)
		case d.Creator != "":
			w.name(d.Creator)
		default:
			w.kw("CURRENT_USER")
		}
		w.kw(c.suffix).end()
	})
}
