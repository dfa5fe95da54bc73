package render

import "pawl/schema"

var domainConstraint = ddl[*schema.DomainConstraint]{
	create: func(w *writer, c *schema.DomainConstraint, _ []schema.Object) {
		alterConstrained(w, c).kw(" ADD ")
		domainConstraintDefinition(w, c)
		if !c.Validated {
			w.kw(" NOT VALID")
		}
		w.end()
	},
	inline: domainConstraintDefinition,
	drop: func(w *writer, c *schema.DomainConstraint) {
		alterConstrained(w, c).kw(" DROP CONSTRAINT ").name(c.Name).end()
	},
	rename: func(w *writer, from, to *schema.DomainConstraint) {
		alterConstrained(w, from).kw(" RENAME CONSTRAINT ").name(from.Name).kw(" TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.DomainConstraint){
		"Validated": func(w *writer, _, to *schema.DomainConstraint) {
			alterConstrained(w, to).kw(" VALIDATE CONSTRAINT ").name(to.Name).end()
		},
	},
	locks: []lock{
		{does: creates, on: typedTables, mode: Share, scans: always, only: &fact{"unless NOT VALID", func(s site) bool { return s.to.(*schema.DomainConstraint).Validated }}},
		{does: drops, on: nothing},
		{does: renames, on: nothing},
		{does: alters("Validated"), on: typedTables, mode: Share, scans: always},
	},
	safety: domainConstraintVerdicts,
}

// alterConstrained begins a statement on the domain of a constraint.
func alterConstrained(w *writer, c *schema.DomainConstraint) *writer {
	return w.kw("ALTER DOMAIN ").name(c.Schema, c.Domain)
}

func domainConstraintDefinition(w *writer, c *schema.DomainConstraint) {
	w.kw("CONSTRAINT ").name(c.Name).kw(" ").expr(c.Definition)
}
