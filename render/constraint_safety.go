package render

import "pawl/schema"

const violating = "rows that violate it"

var constraintVerdicts = []verdict{
	{does: creates, only: notValid, breaks: "writes of rows that violate it"},
	{does: creates, only: refers, breaks: "writes of rows that refer to none, and the deletion of rows that others refer to", fails: "rows that refer to none"},
	{does: creates, only: isUniqueKey, breaks: "writes of a key that is there already", fails: "rows that share their key"},
	{does: creates, breaks: "writes of rows that violate it", fails: violating},
	{does: drops, only: isUniqueKey, undo: SafeWhile, while: "no two rows share their key", breaks: "INSERT … ON CONFLICT over its columns",
		why: "ON CONFLICT needs a unique index", page: "sql-insert"},
	{does: drops, undo: SafeWhile, while: "all rows still obey it"},
	{does: renames, breaks: "INSERT … ON CONFLICT ON CONSTRAINT by the old name, and code that reads the name in error messages"},
	{does: alters("Validated"), only: validatedNow, fails: violating},
	{does: alters("Validated"), undo: SafeWhile, while: "all rows still obey it"},
	{does: alters("Definition", "Type", "Predicate", "Deferrable", "Deferred"), only: isUniqueKey, undo: SafeWhile, while: "no two rows share the old key",
		breaks: "writes of a key that is there already, and INSERT … ON CONFLICT over the old columns, or if it becomes deferrable", fails: "rows that share the new key"},
	{does: alters("Definition", "Type", "Predicate", "Deferrable", "Deferred"), undo: SafeWhile, while: "all rows obey the old one",
		breaks: "writes of rows that violate the new one", fails: "rows that violate the new one"},
	{does: alters(), only: anew, undo: SafeWhile, while: "all rows still obey it"},
	{does: alters()},
}

var (
	notValid = &condition{"it is NOT VALID, or NOT ENFORCED: the rows that are there are not looked at", func(j judged) bool {
		return !j.To.(*schema.Constraint).Validated
	}}
	refers      = &condition{"it is a foreign key", func(j judged) bool { return j.Object().(*schema.Constraint).Type == "f" }}
	isUniqueKey = &condition{"it is a primary key or unique", func(j judged) bool {
		t := j.Object().(*schema.Constraint).Type
		return t == "p" || t == "u"
	}}
	validatedNow = &condition{"it is validated", func(j judged) bool { return j.To.(*schema.Constraint).Validated }}
)

var indexVerdicts = []verdict{
	{does: creates, only: isUniqueIndex, breaks: "writes of a key that is there already", fails: "rows that share their key"},
	{does: creates},
	{does: drops, only: isUniqueIndex, undo: SafeWhile, while: "no two rows share their key", breaks: "INSERT … ON CONFLICT over its columns",
		why: "ON CONFLICT needs a unique index", page: "sql-insert"},
	{does: drops, why: "queries that used it read the table instead", page: "indexes-examine"},
	{does: renames},
	{does: alters("Definition", "Predicate", "Valid"), only: isUniqueIndex, undo: SafeWhile, while: "no two rows share the old key",
		breaks: "writes of a key that is there already, and INSERT … ON CONFLICT over the old columns", fails: "rows that share the new key"},
	{does: alters("Unique"), only: becomesUnique, breaks: "writes of a key that is there already", fails: "rows that share their key"},
	{does: alters("Unique"), undo: SafeWhile, while: "no two rows share their key", breaks: "INSERT … ON CONFLICT over its columns",
		why: "ON CONFLICT needs a unique index", page: "sql-insert"},
	{does: alters(), only: anewAndUnique, undo: SafeWhile, while: "no two rows share their key"},
	{does: alters()},
}

var anewAndUnique = &condition{"it is unique, and has to be made anew, as that of a partitioned table", func(j judged) bool {
	return isUniqueIndex.holds(j) && anew.holds(j)
}}

var becomesUnique = &condition{"it becomes unique", func(j judged) bool { i, ok := j.To.(*schema.Index); return ok && i.Unique }}

// isUniqueIndex is about either state: one that was unique takes more keys now, and one that becomes so takes fewer.
var isUniqueIndex = &condition{"it is unique, or was", func(j judged) bool {
	from, _ := j.From.(*schema.Index)
	to, _ := j.To.(*schema.Index)
	return from != nil && from.Unique || to != nil && to.Unique
}}
