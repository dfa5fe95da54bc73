package render

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

var columnVerdicts = []verdict{
	{does: creates, only: isComputed},
	{does: creates, only: isDemanded, undo: SafeWhile, while: "it holds nothing but what the migration put there", breaks: "INSERTs that leave it out",
		fails: "rows for which no value is said", instead: "give it a default, or \"-- pawl: backfill EXPRESSION\""},
	{does: creates, undo: SafeWhile, while: "it holds nothing but NULL or its default"},
	{does: drops, only: isComputed, breaks: "queries that name it", instead: "drop it once no code that names it runs"},
	{does: drops, undo: Unsafe, while: "its values", breaks: "queries that name it, and INSERTs without a list of columns",
		instead: "drop it in a migration of its own, once no code that names it runs, and keep a copy of the values"},
	{does: renames, breaks: "queries by the old name", why: "the new name counts from the moment of the commit", page: "sql-altertable",
		instead: "rename it without \"in one step\": until the contract part both names are there, and kept in step"},
	{does: archives, only: isFilledBySelf, breaks: "queries that name it, and INSERTs without a list of columns"},
	{does: archives, undo: SafeWhile, while: "no row is written that has no value in it", breaks: "queries that name it, and INSERTs without a list of columns"},
	{does: updates, undo: Unsafe, while: "the values that were there before"},
	{does: alters("Type"), only: loses, undo: Unsafe, while: "what the old type tells apart and the new one does not",
		breaks: "code that writes or reads values of the old type", fails: "values that the new type does not take",
		instead: "add a column of the new type, fill it by a data migration, and drop the old one later"},
	{does: alters("Type"), only: widens, undo: SafeWhile, while: "each value fits the old type"},
	{does: alters("Type"), only: gains, undo: SafeWhile, while: "each value fits the old type", breaks: "code that writes or reads values of the old type",
		fails: "values that the new type does not take"},
	{does: alters("Type"), undo: SafeWhile, while: "each value can be converted back", breaks: "code that writes or reads values of the old type", fails: "values that the new type does not take"},
	{does: alters("Collation"), why: "ORDER BY, comparisons and unique keys follow the new collation", page: "collation"},
	{does: alters("NotNull"), only: becomesNotNull, breaks: "writes of NULL, and INSERTs that leave it out where it has no default", fails: "rows that hold NULL"},
	{does: alters("NotNull"), undo: SafeWhile, while: "no row holds NULL"},
	{does: alters("NotNullInvalid"), only: becomesValid, fails: "rows that hold NULL"},
	{does: alters("Identity"), only: identityGone, breaks: "INSERTs that leave it out, as it is still NOT NULL and has no default"},
	{does: alters("Identity"), only: identityAlways, breaks: "INSERTs that give it a value", why: "GENERATED ALWAYS takes one with OVERRIDING SYSTEM VALUE only", page: "sql-createtable"},
	{does: alters("Sequence"), only: restarts, undo: Unsafe, while: diff.LosesNumber},
	{does: alters("Generated", "Expression"), only: loses, undo: Unsafe, while: "its values", breaks: "writes of it", instead: "add a generated column beside it"},
	{does: alters("Generated", "Expression"), only: gains, undo: SafeWhile, while: "each value is what the expression gives",
		why: "from then on it is filled by nobody", page: "sql-altertable"},
	{does: alters("Generated", "Expression"), why: "the values are computed anew", page: "ddl-generated-columns"},
	{does: alters()},
}

func columnPair(j judged) (from, to *schema.Column) {
	from, _ = j.From.(*schema.Column)
	to, _ = j.To.(*schema.Column)
	return from, to
}

var (
	isComputed = &condition{"it is generated, or that of a foreign table", func(j judged) bool { return j.Object().(*schema.Column).Holds() == "" }}
	isDemanded = &condition{"it is NOT NULL and has no default", func(j judged) bool {
		_, to := columnPair(j)
		id := to.ID()
		id.Kind = schema.KindDefault
		return to.NotNull && to.Identity == "" && !j.new.Has(id)
	}}
	becomesNotNull = &condition{"it becomes NOT NULL", func(j judged) bool {
		_, to := columnPair(j)
		return to.NotNull
	}}
	becomesValid = &condition{"it is validated", func(j judged) bool {
		_, to := columnPair(j)
		return to.NotNull && !to.NotNullInvalid
	}}
	identityGone = &condition{"it is no identity any more", func(j judged) bool {
		from, to := columnPair(j)
		return to.Identity == "" && from.Identity != "" && to.NotNull
	}}
	identityAlways = &condition{"it becomes GENERATED ALWAYS", func(j judged) bool {
		_, to := columnPair(j)
		return to.Identity == "a"
	}}
	widens = &condition{"all values stay as they are, as another of its limit, a larger number, or longer text", func(j judged) bool {
		from, to := columnPair(j)
		return len(j.Loses()) == 0 && from.Array == to.Array && (from.BaseType == to.BaseType || isWider(from.BaseType, to.BaseType))
	}}
)

// isFilledBySelf says that an archived column needs no values of rows that do not know it.
var isFilledBySelf = &condition{"NULL is a value of it, or it is given one by its default or identity", func(j judged) bool {
	was, to := columnPair(j)
	return !was.NotNull || to.NotNull
}}

// wider are types in the order in which one takes what those before it take, in the same form.
var wider = [][]string{{"smallint", "integer", "bigint", "numeric"}, {"real", "double precision"}, {"character varying", "text"}}

func isWider(from, to string) bool {
	return slices.ContainsFunc(wider, func(list []string) bool {
		i, j := slices.Index(list, from), slices.Index(list, to)
		return i >= 0 && i < j
	})
}

var defaultVerdicts = []verdict{
	{does: creates, why: "rows that are there keep what they hold", page: "sql-altertable"},
	{does: drops, only: &condition{"its column is NOT NULL", func(j judged) bool { return demands(j) }}, breaks: "INSERTs that leave the column out",
		instead: "drop it once no such code runs"},
	{does: drops, why: "rows that are there keep what they hold", page: "sql-altertable"},
	{does: alters(), why: "rows that are there keep what they hold", page: "sql-altertable"},
}

// demands says that a column which loses its default takes no NULL.
func demands(j judged) bool {
	id := j.ID()
	id.Kind = schema.KindColumn
	c, ok := schema.Find[*schema.Column](j.new, id)
	return ok && c.NotNull && c.Identity == "" && j.Op == diff.Drop
}
