package render

import "pawl/schema"

var grant = ddl[*schema.Grant]{
	create: func(w *writer, g *schema.Grant, _ []schema.Object) { changeGrant(w, g, g.Default, g.Privileges) },
	drop:   func(w *writer, g *schema.Grant) { changeGrant(w, g, g.Privileges, g.Default) },
	alter: map[string]func(w *writer, from, to *schema.Grant){
		"Privileges": func(w *writer, from, to *schema.Grant) { changeGrant(w, to, from.Privileges, to.Privileges) },
	},
	safety: grantVerdicts,
}

func changeGrant(w *writer, g *schema.Grant, from, to []schema.Privilege) {
	changePrivileges(from, to, func(grantor string, c privilegeChange) {
		// GRANT always acts for the owner when the owner runs it; another grantor has to do it in person.
		if grantor != "" {
			w.kw("SET ROLE ").name(grantor).end()
		}
		w.kw(c.verb)
		privilegeList(w, g.Target, c.names)
		w.kw(" ON ").grantTarget(g).kw(c.preposition).grantee(g).kw(c.suffix).end()
		if grantor != "" {
			w.kw("RESET ROLE").end()
		}
	})
}

// privilegeList writes the privileges; those on a column name it.
func privilegeList(w *writer, target schema.ID, names []string) {
	for i, n := range names {
		if i > 0 {
			w.kw(", ")
		}
		w.expr(n)
		if target.Kind == schema.KindColumn {
			w.kw(" (").name(target.Name).kw(")")
		}
	}
}

// grantee writes the role. The owner is known by name where the object exists already; a new object belongs to
// who creates it.
func (w *writer) grantee(g *schema.Grant) *writer {
	if g.Role != "" {
		return w.role(g.Role)
	}
	if owner := w.owners.of(g.About); owner != "" {
		return w.name(owner)
	}
	return w.kw("CURRENT_USER")
}

// grantable are the kinds of objects that have privileges, and how GRANT calls those that it calls otherwise than
// COMMENT ON does (https://www.postgresql.org/docs/current/sql-grant.html).
var grantable = map[schema.Kind]keyword{
	schema.KindSchema:             "",
	schema.KindBaseType:           "",
	schema.KindEnum:               "",
	schema.KindRange:              "",
	schema.KindComposite:          "",
	schema.KindDomain:             "",
	schema.KindLanguage:           "",
	schema.KindForeignDataWrapper: "",
	schema.KindServer:             "FOREIGN SERVER ",
	schema.KindTable:              "TABLE ",
	schema.KindForeignTable:       "TABLE ",
	schema.KindView:               "TABLE ",
	schema.KindMaterializedView:   "TABLE ",
	schema.KindColumn:             "TABLE ",
	schema.KindSequence:           "",
	schema.KindFunction:           "",
	schema.KindProcedure:          "",
	schema.KindAggregate:          "",
}

// Grantable says that GRANT knows the kind.
func Grantable(k schema.Kind) bool { _, ok := grantable[k]; return ok }

// grantTarget writes what GRANT and REVOKE stand ON; they know fewer kinds than COMMENT does.
func (w *writer) grantTarget(g *schema.Grant) *writer {
	id := g.Target
	if id.Kind == schema.KindAggregate {
		id.Kind = schema.KindFunction
	}
	word := grantable[id.Kind]
	if word == "" {
		return w.target(id)
	}
	if id.Kind == schema.KindColumn {
		id.Name = id.Parent
	}
	return w.kw(word).name(id.Schema, id.Name)
}
