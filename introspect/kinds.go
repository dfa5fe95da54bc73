package introspect

import "pawl/schema"

// kinds says for each kind which query reads it, into what.
var kinds = map[schema.Kind]reader{
	schema.KindTable:      into[schema.Table]("table.sql"),
	schema.KindColumn:     into[schema.Column]("column.sql"),
	schema.KindDefault:    into[schema.Default]("default.sql"),
	schema.KindSequence:   into[schema.Sequence]("sequence.sql"),
	schema.KindConstraint: into[schema.Constraint]("constraint.sql"),
	schema.KindIndex:      into[schema.Index]("index.sql"),
}
