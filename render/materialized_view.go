package render

import (
	"slices"

	"pawl/schema"
)

var materializedView = ddl[*schema.MaterializedView]{
	found:  foundRelation[*schema.MaterializedView],
	create: createMaterializedView,
	drop: func(w *writer, m *schema.MaterializedView) {
		w.kw("DROP MATERIALIZED VIEW ").name(m.Schema, m.Name).end()
	},
	rename: func(w *writer, from, to *schema.MaterializedView) {
		alterMaterializedView(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.MaterializedView){
		"Settings": alterSettings,
		"Options": func(w *writer, from, to *schema.MaterializedView) {
			w.changedOptions(from.Options, to.Options, func() { alterMaterializedView(w, to) })
		},
		"AccessMethod": func(w *writer, _, to *schema.MaterializedView) {
			alterMaterializedView(w, to).kw(" SET ACCESS METHOD ").name(orElse(to.AccessMethod, "heap")).end()
		},
		"Tablespace": func(w *writer, _, to *schema.MaterializedView) {
			alterMaterializedView(w, to).kw(" SET TABLESPACE ").name(orElse(to.Tablespace, "pg_default")).end()
		},
		"ReplicaIdentity": func(w *writer, _, to *schema.MaterializedView) {
			replicaIdentity(alterMaterializedView(w, to), to.ReplicaIdentity, "")
		},
	},
	locks: []lock{
		{does: creates, on: nothing},
		{does: drops, on: itself, mode: AccessExclusive},
		{does: renames, on: itself, mode: AccessExclusive},
		{does: alters("AccessMethod"), on: itself, mode: AccessExclusive, rewrites: always},
		{does: alters("Tablespace"), on: itself, mode: AccessExclusive, rewrites: always},
		{does: alters("Settings"), on: itself, mode: ShareUpdateExclusive},
		{does: alters("Settings"), on: itself, mode: AccessExclusive, only: storedAnew},
		{does: alters("ReplicaIdentity"), on: itself, mode: AccessExclusive},
		{does: alters("Options"), on: itself, mode: ShareUpdateExclusive},
	},
	safety: materializedViewVerdicts,
}

// storedAnew are settings of columns that lock more than statistics do
// (https://www.postgresql.org/docs/current/sql-altermaterializedview.html, sql-altertable).
var storedAnew = &fact{"storage, compression", func(s site) bool {
	stored := func(m *schema.MaterializedView, name string) (storage, compression string) {
		for _, c := range m.Settings {
			if c.Name == name {
				return c.Storage, c.Compression
			}
		}
		return "", ""
	}
	from, to := s.from.(*schema.MaterializedView), s.to.(*schema.MaterializedView)
	return slices.ContainsFunc(slices.Concat(from.Settings, to.Settings), func(c schema.ColumnSettings) bool {
		oldStorage, oldCompression := stored(from, c.Name)
		newStorage, newCompression := stored(to, c.Name)
		return oldStorage != newStorage || oldCompression != newCompression
	})
}}

func alterMaterializedView(w *writer, m *schema.MaterializedView) *writer {
	return w.kw("ALTER MATERIALIZED VIEW ").name(m.Schema, m.Name)
}

func createMaterializedView(w *writer, m *schema.MaterializedView, _ []schema.Object) {
	w.kw("CREATE MATERIALIZED VIEW ").name(m.Schema, m.Name)
	if m.AccessMethod != "" {
		w.kw(" USING ").name(m.AccessMethod)
	}
	if len(m.Options) > 0 {
		w.kw(" WITH (").options(m.Options).kw(")")
	}
	if m.Tablespace != "" {
		w.kw(" TABLESPACE ").name(m.Tablespace)
	}
	w.kw(" AS\n").expr(m.Definition).kw(either(w.unpopulated(m.ID()), "\nWITH NO DATA", "")).end()
	for _, s := range m.Settings {
		columnSettings(w, settingsColumn(m, s))
	}
	if m.ReplicaIdentity != "" {
		replicaIdentity(alterMaterializedView(w, m), m.ReplicaIdentity, "")
	}
}

// settingsColumn is a column of the materialized view for the functions that write the settings of columns.
func settingsColumn(m *schema.MaterializedView, s schema.ColumnSettings) *schema.Column {
	return &schema.Column{
		InTable: schema.InTable{Schema: m.Schema, Table: m.Name, Relation: schema.KindMaterializedView},
		Name:    s.Name, TypeStorage: s.TypeStorage, Storage: s.Storage, Compression: s.Compression,
		Statistics: s.Statistics, Options: s.Options,
	}
}

// alterSettings writes the settings that differ; a column that is in one list only has the default ones in the other.
func alterSettings(w *writer, from, to *schema.MaterializedView) {
	for _, s := range from.Settings {
		if !slices.ContainsFunc(to.Settings, func(t schema.ColumnSettings) bool { return t.Name == s.Name }) {
			changeSettings(w, to, s, unset(s))
		}
	}
	for _, s := range to.Settings {
		i := slices.IndexFunc(from.Settings, func(t schema.ColumnSettings) bool { return t.Name == s.Name })
		if i < 0 {
			changeSettings(w, to, unset(s), s)
		} else {
			changeSettings(w, to, from.Settings[i], s)
		}
	}
}

func unset(s schema.ColumnSettings) schema.ColumnSettings {
	return schema.ColumnSettings{Name: s.Name, TypeStorage: s.TypeStorage, Statistics: -1}
}

func changeSettings(w *writer, m *schema.MaterializedView, from, to schema.ColumnSettings) {
	c := settingsColumn(m, to)
	if from.Storage != to.Storage {
		columnStorage(w, c)
	}
	if from.Compression != to.Compression {
		columnCompression(w, c)
	}
	if from.Statistics != to.Statistics {
		columnStatistics(w, c)
	}
	w.changedOptions(from.Options, to.Options, func() { alterColumn(w, c, false) })
}
