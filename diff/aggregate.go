package diff

import "pawl/schema"

// CREATE OR REPLACE AGGREGATE cannot change all (AggregateCreate in src/backend/catalog/pg_aggregate.c, and what
// holds for all routines).
var aggregate = attrs[*schema.Aggregate]{
	{Name: "Arguments"},
	{Name: "Inputs", ReplaceIf: func(from, to *schema.Aggregate) bool { return renamesInput(from.Inputs, to.Inputs) }},
	{Name: "Result", Replace: true},
	{Name: "Type", Replace: true},
	{Name: "DirectArgs", Replace: true},
	{Name: "Plain"},
	{Name: "Moving"},
	{Name: "Combine"},
	{Name: "Serial"},
	{Name: "Deserial"},
	{Name: "SortOp"},
	{Name: "Parallel"},
}
