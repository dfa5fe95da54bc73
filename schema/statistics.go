package schema

// KindStatistics is extended statistics of a relation.
const KindStatistics Kind = "statistics"

// Statistics is a row of pg_statistic_ext.
type Statistics struct {
	Schema      string
	Name        string
	Table       Name
	Relation    Kind     // the sort of relation: table, foreign table, materialized view
	Definition  string   // pg_get_statisticsobjdef after the name: it has the columns in the order of the table
	Kinds       []string // d ndistinct, f dependencies, m mcv, e expressions
	Columns     []string // sorted
	Expressions []string
	Target      int // -1: the default
}

// ID implements [Object].
func (s *Statistics) ID() ID { return ID{Kind: KindStatistics, Schema: s.Schema, Name: s.Name} }

// Host implements [Hosted].
func (s *Statistics) Host() ID {
	return ID{Kind: s.Relation, Schema: s.Table.Schema, Name: s.Table.Name}
}
