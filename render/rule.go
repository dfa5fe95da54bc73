package render

import "pawl/schema"

var rule = ddl[*schema.Rule]{
	create: func(w *writer, r *schema.Rule, _ []schema.Object) {
		w.kw("CREATE RULE ").name(r.Name).kw(" AS").expr(r.Definition).end()
		if r.State != "O" {
			ruleState(w, r, r)
		}
	},
	drop: func(w *writer, r *schema.Rule) {
		w.kw("DROP RULE ").name(r.Name).kw(" ON ").name(r.Schema, r.Table).end()
	},
	rename: func(w *writer, from, to *schema.Rule) {
		w.kw("ALTER RULE ").name(from.Name).kw(" ON ").name(from.Schema, from.Table).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.Rule){
		// A replaced rule keeps its state.
		"Definition": func(w *writer, _, to *schema.Rule) {
			w.kw("CREATE OR REPLACE RULE ").name(to.Name).kw(" AS").expr(to.Definition).end()
		},
		"State": ruleState,
	},
	locks: []lock{
		{does: creates, on: itsTable, mode: AccessExclusive},
		{does: drops, on: itsTable, mode: AccessExclusive},
		{does: renames, on: itsTable, mode: AccessExclusive},
		{does: alters("Definition", "State"), on: itsTable, mode: AccessExclusive},
	},
	safety: triggerVerdicts,
}

func ruleState(w *writer, _, r *schema.Rule) {
	alterMember(w, r.InTable).kw(" ").kw(enabled(r.State)).kw(" RULE ").name(r.Name).end()
}
