package render

import "pawl/schema"

var constraint = ddl[*schema.Constraint]{
	found: foundMember[*schema.Constraint]("pg_constraint", "conrelid", "conname", ""),
	create: func(w *writer, c *schema.Constraint, _ []schema.Object) {
		alterConstraint(w, c).kw(" ADD ")
		constraintDefinition(w, c)
		if !c.Validated {
			w.kw(" NOT VALID")
		}
		w.end()
		if c.Clustered {
			clusterOn(w, c.InTable, c.Name)
		}
	},
	questions: constraintQuestions,
	inline:    constraintDefinition,
	locks:     constraintLocks,
	drop: func(w *writer, c *schema.Constraint) {
		alterMember(w, c.InTable).kw(" DROP CONSTRAINT ").kw(either(w.step.IfExists, "IF EXISTS ", "")).name(c.Name).end()
	},
	rename: func(w *writer, from, to *schema.Constraint) {
		renameConstraint(w, from.InTable, from.Name, to.Name)
	},
	alter: map[string]func(w *writer, from, to *schema.Constraint){
		"Validated": func(w *writer, _, to *schema.Constraint) {
			alterMember(w, to.InTable).kw(" VALIDATE CONSTRAINT ").name(to.Name).end()
		},
		"Options": func(w *writer, from, to *schema.Constraint) {
			w.changedOptions(from.Options, to.Options, func() { w.kw("ALTER INDEX ").name(to.Schema, to.Name) })
		},
		"Tablespace": func(w *writer, _, to *schema.Constraint) { indexTablespace(w, to.Schema, to.Name, to.Tablespace) },
		"Clustered": func(w *writer, _, to *schema.Constraint) {
			cluster(w, to.InTable, to.Name, to.Clustered)
		},
		"Parent": func(w *writer, _, to *schema.Constraint) {
			if to.Parent != nil {
				attachIndex(w, to.Parent.Schema, to.ParentName, to.Schema, to.Name)
			}
		},
	},
	safety: constraintVerdicts,
}

// alterConstraint begins the statement that adds a constraint. The index of a partitioned table's constraint is
// made for that table only: the partitions' are attached.
func alterConstraint(w *writer, c *schema.Constraint) *writer {
	if c.Partitioned && c.HasIndex() {
		return w.kw("ALTER TABLE ONLY ").name(c.Schema, c.Table)
	}
	return alterMember(w, c.InTable)
}

func constraintDefinition(w *writer, c *schema.Constraint) {
	w.kw("CONSTRAINT ").name(c.Name).kw(" ")
	if !c.HasIndex() {
		w.expr(c.Definition)
		return
	}
	// Storage parameters and tablespace stand before what says when the constraint is checked.
	if index := w.step.Adopts; index != nil {
		// What the index has, PostgreSQL takes over with it.
		w.kw(either(c.Type == "p", "PRIMARY KEY", "UNIQUE")).kw(" USING INDEX ").name(index.ID().Name)
		deferral(w, c)
		return
	}
	w.expr(c.Definition)
	if len(c.Options) > 0 {
		w.kw(" WITH (").options(c.Options).kw(")")
	}
	if c.Tablespace != "" {
		w.kw(" USING INDEX TABLESPACE ").name(c.Tablespace)
	}
	if c.Predicate != "" {
		w.kw(" WHERE (").expr(c.Predicate).kw(")")
	}
	deferral(w, c)
}

// deferral says when the constraint is checked.
func deferral(w *writer, c *schema.Constraint) {
	if c.Deferrable {
		w.kw(" DEFERRABLE")
	}
	if c.Deferred {
		w.kw(" INITIALLY DEFERRED")
	}
}

func clusterOn(w *writer, t schema.InTable, index string) {
	alterMember(w, t).kw(" CLUSTER ON ").name(index).end()
}

// cluster changes whether a table is clustered on the index. When it is clustered on another one now, that says so.
func cluster(w *writer, t schema.InTable, index string, on bool) {
	if on {
		clusterOn(w, t, index)
	} else if !w.clustered(t.TableID()) {
		alterMember(w, t).kw(" SET WITHOUT CLUSTER").end()
	}
}

func indexTablespace(w *writer, schemaName, name, tablespace string) {
	w.kw("ALTER INDEX ").name(schemaName, name).kw(" SET TABLESPACE ").name(orElse(tablespace, "pg_default")).end()
}

func attachIndex(w *writer, parentSchema, parent, schemaName, name string) {
	w.kw("ALTER INDEX ").name(parentSchema, parent).kw(" ATTACH PARTITION ").name(schemaName, name).end()
}

// renameConstraint says TABLE for a foreign table as well: ALTER FOREIGN TABLE does not know RENAME CONSTRAINT.
func renameConstraint(w *writer, t schema.InTable, from, to string) {
	w.kw("ALTER TABLE ").name(t.Schema, t.Table).kw(" RENAME CONSTRAINT ").name(from).kw(" TO ").name(to).end()
}
