package render

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var table = ddl[*schema.Table]{
	found:  foundRelation[*schema.Table],
	create: createTable,
	drop:   func(w *writer, t *schema.Table) { w.kw("DROP TABLE ").name(t.Schema, t.Name).end() },
	guards: func(p *plan.Plan, s plan.Step, from, _ *schema.Table) []guard {
		if s.Verb != plan.Drop || from.PartitionKey != "" {
			return nil
		}
		if list := p.Copied[from.ID()]; writeAlike(list) {
			return guardCopies(p.From, from, list)
		}
		return []guard{{rows: rows{table: from.ID()}, Message: from.ID().Label() + " holds rows that would be lost"}}
	},
	questions: func(_ asking, c diff.Change, from, _ *schema.Table) []Question {
		if c.Op != diff.Drop || from.PartitionKey != "" {
			return nil // the rows of a partitioned table are its partitions'
		}
		return ask(from, false, "are in it", rows{table: from.ID(), from: "ONLY " + qualified(from.Schema, from.Name)})
	},
	update: func(w *writer, t *schema.Table, _, _ string) { dataInBatches(w, t, w.step.Data) },
	rename: func(w *writer, from, to *schema.Table) {
		alterTable(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	aside: setSchema[*schema.Table],
	alter: map[string]func(w *writer, from, to *schema.Table){
		"Persistence": func(w *writer, _, to *schema.Table) {
			alterTable(w, to).kw(either(to.Persistence == "u", " SET UNLOGGED", " SET LOGGED")).end()
		},
		"Partition": changePartition,
		"Detaching": changePartition,
		"Inherits": func(w *writer, from, to *schema.Table) {
			changedParents(w, from.Inherits, to.Inherits, func() { alterTable(w, to) })
		},
		"OfType": func(w *writer, _, to *schema.Table) {
			if to.OfType.IsZero() {
				alterTable(w, to).kw(" NOT OF").end()
			} else {
				alterTable(w, to).kw(" OF ").qualified(to.OfType).end()
			}
		},
		"AccessMethod": func(w *writer, _, to *schema.Table) {
			alterTable(w, to).kw(" SET ACCESS METHOD ").name(orElse(to.AccessMethod, "heap")).end()
		},
		"Tablespace": func(w *writer, _, to *schema.Table) {
			alterTable(w, to).kw(" SET TABLESPACE ").name(orElse(to.Tablespace, "pg_default")).end()
		},
		"Options": func(w *writer, from, to *schema.Table) {
			w.changedOptions(from.Options, to.Options, func() { alterTable(w, to) })
		},
		"ReplicaIdentity": func(w *writer, _, to *schema.Table) {
			if to.ReplicaIndex == "" {
				replicaIdentity(alterTable(w, to), to.ReplicaIdentity, to.ReplicaIndex)
			}
		},
		"ReplicaIndex": func(w *writer, _, to *schema.Table) {
			replicaIdentity(alterTable(w, to), to.ReplicaIdentity, to.ReplicaIndex)
		},
		"RowSecurity":   rowSecurity,
		"ForceSecurity": forceSecurity,
	},
	locks:  slices.Concat(tableLocks, membershipLocks),
	safety: tableVerdicts,
}

func changePartition(w *writer, from, to *schema.Table) {
	reattachPartition(w, from.Partition, to.Partition, schema.Name{Schema: to.Schema, Name: to.Name}, from.Detaching)
}

func alterTable(w *writer, t *schema.Table) *writer {
	return w.kw("ALTER TABLE ").name(t.Schema, t.Name)
}

func either(cond bool, yes, no keyword) keyword {
	if cond {
		return yes
	}
	return no
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// createTable leaves out what is attached later: the partition's parent and the index of the replica identity.
func createTable(w *writer, t *schema.Table, parts []schema.Object) {
	w.kw("CREATE ").kw(either(t.Persistence == "u", "UNLOGGED ", "")).kw("TABLE ").name(t.Schema, t.Name)
	if !t.OfType.IsZero() {
		w.kw(" OF ").qualified(t.OfType)
	}
	w.inheriting = len(t.Inherits) > 0
	if !relationParts(w, parts, !t.OfType.IsZero()) && t.OfType.IsZero() {
		w.kw(" ()")
	}
	inheritsClause(w, t.Inherits)
	if t.PartitionKey != "" {
		w.kw("\nPARTITION BY ").expr(t.PartitionKey)
	}
	if t.AccessMethod != "" {
		w.kw("\nUSING ").name(t.AccessMethod)
	}
	if len(t.Options) > 0 {
		w.kw("\nWITH (").options(t.Options).kw(")")
	}
	if t.Tablespace != "" {
		w.kw("\nTABLESPACE ").name(t.Tablespace)
	}
	w.end()
	if t.ReplicaIdentity != "" {
		replicaIdentity(alterTable(w, t), t.ReplicaIdentity, t.ReplicaIndex)
	}
	if t.RowSecurity {
		rowSecurity(w, t, t)
	}
	if t.ForceSecurity {
		forceSecurity(w, t, t)
	}
	partSettings(w, parts)
}

func rowSecurity(w *writer, _, t *schema.Table) {
	alterTable(w, t).kw(either(t.RowSecurity, " ENABLE", " DISABLE")).kw(" ROW LEVEL SECURITY").end()
}

func forceSecurity(w *writer, _, t *schema.Table) {
	alterTable(w, t).kw(either(t.ForceSecurity, " FORCE", " NO FORCE")).kw(" ROW LEVEL SECURITY").end()
}
