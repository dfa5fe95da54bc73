package render

import (
	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var domain = ddl[*schema.Domain]{
	found:  foundType[*schema.Domain],
	create: createDomain,
	drop:   func(w *writer, d *schema.Domain) { w.kw("DROP DOMAIN ").name(d.Schema, d.Name).end() },
	rename: func(w *writer, from, to *schema.Domain) {
		alterDomain(w, from).kw(" RENAME TO ").name(to.Name).end()
		if from.NotNullName != to.NotNullName {
			alterDomain(w, to).kw(" RENAME CONSTRAINT ").name(from.NotNullName).kw(" TO ").name(to.NotNullName).end()
		}
	},
	alter: map[string]func(w *writer, from, to *schema.Domain){
		"Default": func(w *writer, _, to *schema.Domain) {
			if to.Default == "" {
				alterDomain(w, to).kw(" DROP DEFAULT").end()
			} else {
				alterDomain(w, to).kw(" SET DEFAULT ").expr(to.Default).end()
			}
		},
		"NotNull":     alterDomainNotNull,
		"NotNullName": renameDomainNotNull,
	},
	// https://www.postgresql.org/docs/current/sql-alterdomain.html
	locks: []lock{
		{does: creates, on: nothing},
		{does: drops, on: nothing},
		{does: renames, on: nothing},
		{does: alters("Default", "NotNullName"), on: nothing},
		{does: alters("NotNull"), on: typedTables, mode: Share, scans: always, only: &fact{"SET NOT NULL", func(s site) bool { return s.to.(*schema.Domain).NotNull }}},
	},
	safety: domainVerdicts,
	guards: guardDomain,
}

func alterDomain(w *writer, d *schema.Domain) *writer {
	return w.kw("ALTER DOMAIN ").name(d.Schema, d.Name)
}

func createDomain(w *writer, d *schema.Domain, parts []schema.Object) {
	w.kw("CREATE DOMAIN ").name(d.Schema, d.Name).kw(" AS ").expr(d.Type)
	if !d.Collation.IsZero() {
		w.kw(" COLLATE ").qualified(d.Collation)
	}
	if d.Default != "" {
		w.kw(" DEFAULT ").expr(d.Default)
	}
	if d.NotNull {
		w.kw(" ")
		notNullConstraint(w, d)
	}
	for _, p := range parts {
		w.kw("\n    ")
		w.inline(p)
	}
	w.end()
}

func notNullConstraint(w *writer, d *schema.Domain) *writer {
	if d.NotNullNamed() {
		w.kw("CONSTRAINT ").name(d.NotNullName).kw(" ")
	}
	return w.kw("NOT NULL")
}

func alterDomainNotNull(w *writer, _, to *schema.Domain) {
	switch {
	case !to.NotNull:
		alterDomain(w, to).kw(" DROP NOT NULL").end()
	case !to.NotNullNamed():
		alterDomain(w, to).kw(" SET NOT NULL").end()
	default:
		notNullConstraint(alterDomain(w, to).kw(" ADD "), to).end()
	}
}

// renameDomainNotNull follows a new name of the not null constraint where it stays.
func renameDomainNotNull(w *writer, from, to *schema.Domain) {
	if from.NotNull && to.NotNull {
		alterDomain(w, to).kw(" RENAME CONSTRAINT ").name(orElse(from.NotNullName, from.DefaultNotNullName())).
			kw(" TO ").name(orElse(to.NotNullName, to.DefaultNotNullName())).end()
	}
}

// typedTables are those with a column of the domain, or of one that is based on it; their rows are checked
// (get_rels_with_domain in typecmds.c).
var typedTables = target{"the tables with columns of the domain", func(s site) []schema.Name {
	id := s.object().ID()
	if !s.now.Has(schema.ID{Kind: schema.KindDomain, Schema: id.Schema, Name: orElse(id.Parent, id.Name)}) {
		return nil // it is new
	}
	domains := []schema.ID{{Kind: schema.KindDomain, Schema: id.Schema, Name: orElse(id.Parent, id.Name)}}
	var list []schema.Name
	for i := 0; i < len(domains); i++ {
		for _, u := range s.now.UsedBy(domains[i]) {
			switch o := s.now.Get(u).(type) {
			case *schema.Domain:
				domains = append(domains, u)
			case *schema.Column:
				if t, ok := schema.Find[*schema.Table](s.now, o.TableID()); ok && t.PartitionKey == "" {
					list = append(list, nameOf(t))
				}
			}
		}
	}
	return list
}}

// guardDomain looks for values that the type behind the domain would not hold any more, where another domain takes its place.
func guardDomain(p *plan.Plan, s plan.Step, _, to *schema.Domain) []guard {
	from, ok := replacedBy(p, s, to)
	if !ok || len(diff.Change{Op: diff.Replace, From: from, To: to, Attrs: []string{"Type"}}.Loses()) == 0 {
		return nil
	}
	there := conversionsOf(p)
	return guardHolders(p, from.ID(), "in it", func(value string) string { return changedBy(there, value, from.AsColumn(), to.AsColumn()) })
}
