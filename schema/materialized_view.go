package schema

import "slices"

// KindMaterializedView is a materialized view.
const KindMaterializedView Kind = "materialized view"

// MaterializedView is a row of pg_class with relkind m.
type MaterializedView struct {
	Schema          string
	Name            string
	Columns         []ViewColumn
	Definition      string           // pg_get_viewdef without the semicolon
	Settings        []ColumnSettings // of the columns for which something was set
	Options         []string         // storage parameters, toast.* among them, sorted
	AccessMethod    string           // empty: the default one, heap
	Tablespace      string           // empty: the database's
	ReplicaIdentity string           // n nothing, f full; empty for the default: its columns may be null, so no index can be it
	Populated       bool             // it is state, not definition: a dump never is
}

// ColumnSettings is how a column of a materialized view is stored and sampled.
type ColumnSettings struct {
	Name        string
	TypeStorage string   // how the type is stored unless told otherwise
	Storage     string   // empty: the type's own
	Compression string   // empty: the default
	Statistics  int      // -1: the default
	Options     []string // n_distinct, n_distinct_inherited
}

// ID implements [Object].
func (m *MaterializedView) ID() ID {
	return ID{Kind: KindMaterializedView, Schema: m.Schema, Name: m.Name}
}

// Claims implements [Claimant]: a materialized view has a row type.
func (m *MaterializedView) Claims() []Claim {
	return []Claim{{spaceRelation, m.Schema, m.Name}, {spaceType, m.Schema, m.Name}}
}

// Exposed implements [Exposed].
func (m *MaterializedView) Exposed() bool { return true }

// Contents implements [Derived]: what a refresh finds is what is in the tables then.
func (m *MaterializedView) Contents() string {
	if !m.Populated {
		return ""
	}
	return "its rows as of the last refresh"
}

// FilledAs says which materialized views of a desired state will be populated: those that are in the live one, and new
// ones, unless they would have to be filled from one that is not. A scratch database says nothing of that, because none is filled
// there.
func (c *Catalog) FilledAs(live *Catalog) {
	var made []MaterializedView
	for m := range Each[*MaterializedView](c) {
		old, ok := Find[*MaterializedView](live, m.ID())
		filled := *m
		filled.Populated = !ok || old.Populated
		if !ok || old.Definition != m.Definition {
			made = append(made, filled)
		}
		c.Put(&filled)
	}
	for _, m := range made {
		m.Populated = !c.IsUnreadable(m.ID())
		c.Put(&m)
	}
}

// IsUnreadable says that a materialized view was not filled, or that a view or a materialized view would have to be filled from one
// of those, itself or through views: PostgreSQL refuses to read it.
func (c *Catalog) IsUnreadable(id ID) bool {
	m, materialized := Find[*MaterializedView](c, id)
	if materialized && !m.Populated {
		return true
	}
	return (materialized || id.Kind == KindView) && slices.ContainsFunc(c.Uses(id), c.IsUnreadable)
}
