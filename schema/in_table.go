package schema

// InTable is what the parts of a relation have in common.
type InTable struct {
	Schema   string
	Table    string
	Relation Kind // the sort of relation: table, foreign table, view, materialized view
}

// TableID is the ID of the relation.
func (t InTable) TableID() ID { return ID{Kind: t.Relation, Schema: t.Schema, Name: t.Table} }

// Host makes each part of a relation end with it.
func (t InTable) Host() ID { return t.TableID() }

// member is the ID of a part of the relation.
func (t InTable) member(kind Kind, name string) ID {
	return ID{Kind: kind, Schema: t.Schema, Parent: t.Table, Name: name}
}
