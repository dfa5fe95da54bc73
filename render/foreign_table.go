package render

import (
	"slices"

	"pawl/schema"
)

var foreignTable = ddl[*schema.ForeignTable]{
	found:  foundRelation[*schema.ForeignTable],
	create: createForeignTable,
	drop:   func(w *writer, t *schema.ForeignTable) { w.kw("DROP FOREIGN TABLE ").name(t.Schema, t.Name).end() },
	rename: func(w *writer, from, to *schema.ForeignTable) {
		alterForeignTable(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.ForeignTable){
		"Options": func(w *writer, from, to *schema.ForeignTable) {
			changedOptionsClause(alterForeignTable(w, to), from.Options, to.Options)
		},
		"Partition": func(w *writer, from, to *schema.ForeignTable) {
			reattachPartition(w, from.Partition, to.Partition, schema.Name{Schema: to.Schema, Name: to.Name}, false)
		},
		"Inherits": func(w *writer, from, to *schema.ForeignTable) {
			changedParents(w, from.Inherits, to.Inherits, func() { alterForeignTable(w, to) })
		},
	},
	locks: slices.Concat([]lock{
		{does: renames, on: itself, mode: AccessExclusive},
		{does: alters("Options"), on: itself, mode: AccessExclusive},
	}, membershipLocks),
	safety: foreignTableVerdicts,
}

func alterForeignTable(w *writer, t *schema.ForeignTable) *writer {
	return w.kw("ALTER FOREIGN TABLE ").name(t.Schema, t.Name)
}

// createForeignTable leaves out the partition's parent, which is attached later.
func createForeignTable(w *writer, t *schema.ForeignTable, parts []schema.Object) {
	w.kw("CREATE FOREIGN TABLE ").name(t.Schema, t.Name)
	if !relationParts(w, parts, false) {
		w.kw(" ()")
	}
	inheritsClause(w, t.Inherits)
	w.kw("\nSERVER ").name(t.Server)
	if len(t.Options) > 0 {
		w.kw("\nOPTIONS (").fdwOptions(t.Options).kw(")")
	}
	w.end()
	partSettings(w, parts)
}
