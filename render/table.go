package render

import (
	"slices"

	"pawl/plan"

	"pawl/schema"
)

var table = ddl[*schema.Table]{
	create: createTable,
	drop:   func(w *writer, t *schema.Table) { w.kw("DROP TABLE ").name(t.Schema, t.Name).end() },
	guard: func(_ *plan.Plan, s plan.Step, from, _ *schema.Table) (guard, bool) {
		if s.Verb != plan.Drop || from.PartitionKey != "" {
			return guard{}, false
		}
		return guard{Table: from.ID(), Query: "SELECT FROM " + qualified(from.Schema, from.Name),
			Message: from.ID().Label() + " holds rows that would be lost"}, true
	},
	rename: func(w *writer, from, to *schema.Table) {
		alterTable(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.Table){
		"Persistence": func(w *writer, _, to *schema.Table) {
			alterTable(w, to).kw(either(to.Persistence == "u", " SET UNLOGGED", " SET LOGGED")).end()
		},
		"Partition": alterPartition,
		"Inherits":  alterInherits,
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
				replicaIdentity(w, to)
			}
		},
		"ReplicaIndex":  func(w *writer, _, to *schema.Table) { replicaIdentity(w, to) },
		"RowSecurity":   rowSecurity,
		"ForceSecurity": forceSecurity,
	},
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
	createTableParts(w, t, parts)
	if len(t.Inherits) > 0 {
		w.kw("\nINHERITS (")
		for i, p := range t.Inherits {
			if i > 0 {
				w.kw(", ")
			}
			w.qualified(p)
		}
		w.kw(")")
	}
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
		replicaIdentity(w, t)
	}
	if t.RowSecurity {
		rowSecurity(w, t, t)
	}
	if t.ForceSecurity {
		forceSecurity(w, t, t)
	}
	for _, part := range parts {
		if c, ok := part.(*schema.Column); ok {
			columnSettings(w, c)
		}
	}
}

func createTableParts(w *writer, t *schema.Table, parts []schema.Object) {
	defaults := defaultsOf(parts)
	first := true
	for _, part := range parts {
		if _, is := part.(*schema.Default); is {
			continue
		}
		if first {
			w.kw(" (\n    ")
		} else {
			w.kw(",\n    ")
		}
		first = false
		if c, ok := part.(*schema.Column); ok {
			columnDefinition(w, c, defaults[c.Name], !t.OfType.IsZero())
		} else {
			w.inline(part)
		}
	}
	if !first {
		w.kw("\n)")
	} else if t.OfType.IsZero() {
		w.kw(" ()")
	}
}

func defaultsOf(parts []schema.Object) map[string]*schema.Default {
	m := map[string]*schema.Default{}
	for _, p := range parts {
		if d, ok := p.(*schema.Default); ok {
			m[d.Column] = d
		}
	}
	return m
}

func alterPartition(w *writer, from, to *schema.Table) {
	if from.Partition != nil {
		w.kw("ALTER TABLE ").qualified(from.Partition.Parent).kw(" DETACH PARTITION ").name(to.Schema, to.Name).end()
	}
	if to.Partition != nil {
		w.kw("ALTER TABLE ").qualified(to.Partition.Parent).kw(" ATTACH PARTITION ").name(to.Schema, to.Name).
			kw(" ").expr(to.Partition.Bound).end()
	}
}

func alterInherits(w *writer, from, to *schema.Table) {
	for _, p := range from.Inherits {
		if !slices.Contains(to.Inherits, p) {
			alterTable(w, to).kw(" NO INHERIT ").qualified(p).end()
		}
	}
	for _, p := range to.Inherits {
		if !slices.Contains(from.Inherits, p) {
			alterTable(w, to).kw(" INHERIT ").qualified(p).end()
		}
	}
}

func replicaIdentity(w *writer, t *schema.Table) {
	alterTable(w, t).kw(" REPLICA IDENTITY ")
	switch {
	case t.ReplicaIndex != "":
		w.kw("USING INDEX ").name(t.ReplicaIndex)
	case t.ReplicaIdentity == "f":
		w.kw("FULL")
	case t.ReplicaIdentity == "n":
		w.kw("NOTHING")
	default:
		w.kw("DEFAULT")
	}
	w.end()
}

func rowSecurity(w *writer, _, t *schema.Table) {
	alterTable(w, t).kw(either(t.RowSecurity, " ENABLE", " DISABLE")).kw(" ROW LEVEL SECURITY").end()
}

func forceSecurity(w *writer, _, t *schema.Table) {
	alterTable(w, t).kw(either(t.ForceSecurity, " FORCE", " NO FORCE")).kw(" ROW LEVEL SECURITY").end()
}
