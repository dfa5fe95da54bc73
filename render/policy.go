package render

import (
	"slices"

	"pawl/schema"
)

var policy = ddl[*schema.Policy]{
	found: foundMember[*schema.Policy]("pg_policy", "polrelid", "polname", ""),
	create: func(w *writer, p *schema.Policy, _ []schema.Object) {
		w.kw("CREATE ").target(p.ID())
		if !p.Permissive {
			w.kw(" AS RESTRICTIVE")
		}
		if p.Command != "*" {
			w.kw(" FOR ").kw(policyCommands[p.Command])
		}
		if !slices.Equal(p.Roles, []string{"public"}) {
			w.kw(" TO ").roles(p.Roles)
		}
		policyExpressions(w, p.Using, p.Check)
		w.end()
	},
	drop: func(w *writer, p *schema.Policy) { w.kw("DROP ").target(p.ID()).end() },
	rename: func(w *writer, from, to *schema.Policy) {
		w.kw("ALTER ").target(from.ID()).kw(" RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, _, to *schema.Policy, attrs []string) {
		w.kw("ALTER ").target(to.ID())
		using, check := "", ""
		for _, a := range attrs {
			switch a {
			case "Roles":
				w.kw(" TO ").roles(to.Roles)
			case "Using":
				using = to.Using
			case "Check":
				check = to.Check
			}
		}
		policyExpressions(w, using, check)
		w.end()
	},
	locks: []lock{
		{does: creates, on: itsTable, mode: AccessExclusive},
		{does: drops, on: itsTable, mode: AccessExclusive},
		{does: renames, on: itsTable, mode: AccessExclusive},
		{does: alters("Roles", "Using", "Check"), on: itsTable, mode: AccessExclusive},
	},
	safety: policyVerdicts,
}

var policyCommands = map[string]keyword{"r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}

func policyExpressions(w *writer, using, check string) {
	if using != "" {
		w.kw(" USING (").expr(using).kw(")")
	}
	if check != "" {
		w.kw(" WITH CHECK (").expr(check).kw(")")
	}
}
