package render

import (
	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var rangeType = ddl[*schema.Range]{
	found: foundType[*schema.Range],
	create: func(w *writer, r *schema.Range, _ []schema.Object) {
		w.kw("CREATE TYPE ").name(r.Schema, r.Name).kw(" AS RANGE (\n    SUBTYPE = ").expr(r.Subtype)
		parameter := func(word keyword, n schema.Name) {
			if !n.IsZero() {
				w.kw(",\n    ").kw(word).kw(" = ").qualified(n)
			}
		}
		parameter("SUBTYPE_OPCLASS", r.Opclass)
		parameter("COLLATION", r.Collation)
		parameter("CANONICAL", r.Canonical)
		parameter("SUBTYPE_DIFF", r.SubtypeDiff)
		parameter("MULTIRANGE_TYPE_NAME", r.Multirange)
		w.kw("\n)").end()
	},
	drop:   func(w *writer, r *schema.Range) { dropType(w, r.Schema, r.Name) },
	rename: renameRange,
	safety: rangeVerdicts,
	guards: guardRange,
}

// renameRange renames the multirange type as well, and the constructor functions whose arguments do not name the
// range: a new range of the same subtype could not make its own beside them.
func renameRange(w *writer, from, to *schema.Range) {
	renameType(w, from.Schema, from.Name, to.Name)
	renameType(w, from.Multirange.Schema, from.Multirange.Name, to.Multirange.Name)
	constructor := func(schemaName, from, arguments, to string) {
		w.kw("ALTER FUNCTION ").name(schemaName, from).kw("(").expr(arguments).kw(") RENAME TO ").name(to).end()
	}
	constructor(from.Schema, from.Name, from.Subtype+", "+from.Subtype, to.Name)
	constructor(from.Schema, from.Name, from.Subtype+", "+from.Subtype+", text", to.Name)
	constructor(from.Schema, from.Multirange.Name, "", to.Multirange.Name) // there, wherever the multirange type is
}

// guardRange looks for bounds that the old subtype would not hold, where another type takes the range's place.
func guardRange(p *plan.Plan, s plan.Step, _, to *schema.Range) []guard {
	from, ok := replacedBy(p, s, to)
	if !ok || len(diff.Change{Op: diff.Replace, From: from, To: to, Attrs: []string{"Subtype"}}.Loses()) == 0 {
		return nil
	}
	old, now := from.AsColumn(), to.AsColumn()
	there := conversionsOf(p)
	return guardHolders(p, from.ID(), "with bounds", func(value string) string {
		return changedBy(there, "lower("+value+")", old, now) + " OR " + changedBy(there, "upper("+value+")", old, now)
	})
}
