package render

import "pawl/schema"

var trigger = ddl[*schema.Trigger]{
	found: foundMember[*schema.Trigger]("pg_trigger", "tgrelid", "tgname", ""),
	create: func(w *writer, t *schema.Trigger, _ []schema.Object) {
		w.kw(either(t.Constraint, "CREATE CONSTRAINT TRIGGER ", "CREATE TRIGGER ")).name(t.Name).kw(" ").expr(t.Definition).end()
		if t.Firing.State != "O" {
			triggerState(w, t)
		}
	},
	drop: func(w *writer, t *schema.Trigger) {
		w.kw("DROP TRIGGER ").name(t.Name).kw(" ON ").name(t.Schema, t.Table).end()
	},
	rename: func(w *writer, from, to *schema.Trigger) {
		w.kw("ALTER TRIGGER ").name(from.Name).kw(" ON ").name(from.Schema, from.Table).kw(" RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, from, to *schema.Trigger, _ []string) {
		state := from.Firing.State
		if from.Definition != to.Definition {
			w.kw("CREATE OR REPLACE TRIGGER ").name(to.Name).kw(" ").expr(to.Definition).end()
			state = "O" // a replaced trigger is enabled
		}
		if state != to.Firing.State || !to.Firing.Follows() {
			triggerState(w, to)
		}
	},
	// https://www.postgresql.org/docs/current/sql-createtrigger.html
	locks: []lock{
		{does: creates, on: itsFamily, mode: ShareRowExclusive, only: cloned},
		{does: creates, on: itsTable, mode: ShareRowExclusive},
		{does: drops, on: itsFamily, mode: AccessExclusive, only: cloned},
		{does: drops, on: itsTable, mode: AccessExclusive},
		{does: renames, on: itsFamily, mode: AccessExclusive, only: cloned},
		{does: renames, on: itsTable, mode: AccessExclusive},
		{does: alters("Definition", "Firing"), on: itsFamily, mode: ShareRowExclusive, only: cloned},
		{does: alters("Definition", "Firing"), on: itsTable, mode: ShareRowExclusive},
	},
	safety: triggerVerdicts,
}

// cloned says that each partition has a trigger of the same name.
var cloned = &fact{"for each row of a partitioned table", func(s site) bool { return s.object().(*schema.Trigger).Partitioned }}

// triggerState makes partitions follow: what they have of their own is said after.
func triggerState(w *writer, t *schema.Trigger) {
	alterMember(w, t.InTable).kw(" ").kw(enabled(t.Firing.State)).kw(" TRIGGER ").name(t.Name).end()
}

// enabled is how a state in which triggers and rules can be is written.
func enabled(state string) keyword {
	switch state {
	case "D":
		return "DISABLE"
	case "R":
		return "ENABLE REPLICA"
	case "A":
		return "ENABLE ALWAYS"
	}
	return "ENABLE"
}
