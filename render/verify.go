package render

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// verification is a script that fails unless what a plan creates is there, and what it drops is not. It looks for names
// alone, and leaves out what has none of its own, like a comment.
func verification(p *plan.Plan) string {
	var body strings.Builder
	claimed := claims(p.To)
	for _, c := range diff.Compare(p.From, p.To) {
		id := c.ID()
		found := spellerOf(id.Kind).found
		if found == nil || p.To.Outside[id] || p.From.Outside[id] || c.Op != diff.Create && (c.Op != diff.Drop || isFollowed(c.From, p.To, claimed)) {
			continue
		}
		w := &writer{}
		found(w, c.Object())
		not, message := "NOT ", " is missing"
		if c.Op == diff.Drop {
			not, message = "", " is still there"
		}
		body.WriteString("    IF " + not + "(" + w.b.String() + ") THEN\n        RAISE EXCEPTION USING MESSAGE = " +
			Literal(id.String()+message) + ";\n    END IF;\n")
	}
	if body.Len() == 0 {
		return "-- Nothing that has a name of its own comes or goes.\n"
	}
	return "BEGIN;\nSET LOCAL search_path = '';\n\nDO " + Dollar("\nBEGIN\n"+body.String()+"END\n") + ";\n\nROLLBACK;\n"
}

// isFollowed says of an object that is dropped that something else has its name then, or the name of what it ended with.
func isFollowed(o schema.Object, to *schema.Catalog, claimed map[schema.Claim]bool) bool {
	if h, ok := o.(schema.Hosted); ok && h.Host() != (schema.ID{}) && !to.Has(h.Host()) {
		return true
	}
	return slices.ContainsFunc(claimsOf(o), func(name schema.Claim) bool { return claimed[name] })
}

// claims are the names that are taken in a catalog.
func claims(cat *schema.Catalog) map[schema.Claim]bool {
	all := map[schema.Claim]bool{}
	for o := range cat.All() {
		for _, name := range claimsOf(o) {
			all[name] = true
		}
	}
	return all
}

func claimsOf(o schema.Object) []schema.Claim {
	if c, ok := o.(schema.Claimant); ok {
		return c.Claims()
	}
	return nil
}

// foundRelation looks a table, a view, an index or the like up.
func foundRelation[T schema.Object](w *writer, o T) {
	id := o.ID()
	w.kw("pg_catalog.to_regclass(").literal(qualified(id.Schema, id.Name)).kw(") IS NOT NULL")
}

// foundType looks a type up that is more than a shell, at which a function like to_regtype fails.
func foundType[T schema.Object](w *writer, o T) {
	id := o.ID()
	w.kw("EXISTS (SELECT FROM pg_catalog.pg_type WHERE typnamespace = pg_catalog.to_regnamespace(").literal(qualified(id.Schema)).
		kw(") AND typname = ").literal(id.Name).kw(" AND typisdefined)")
}

// foundRoutine looks a routine up by its name and the types of what it takes, which an empty search_path spells as the ID
// has them. A function like to_regprocedure fails on a type that is gone, before PostgreSQL 16.
func foundRoutine[T schema.Object](w *writer, o T) {
	id := o.ID()
	w.kw("EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = pg_catalog.to_regnamespace(").literal(qualified(id.Schema)).
		kw(") AND proname = ").literal(id.Name).kw(" AND pg_catalog.oidvectortypes(proargtypes) = ").literal(id.Args).kw(")")
}

// foundMember looks a part of a table up in a catalog.
func foundMember[T schema.Object](catalog, table, name, also keyword) func(w *writer, o T) {
	return func(w *writer, o T) {
		id := o.ID()
		w.kw("EXISTS (SELECT FROM pg_catalog.").kw(catalog).kw(" WHERE ").kw(table).kw(" = pg_catalog.to_regclass(").
			literal(qualified(id.Schema, id.Parent)).kw(") AND ").kw(name).kw(" = ").literal(id.Name).kw(also).kw(")")
	}
}
