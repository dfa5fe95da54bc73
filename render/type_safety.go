package render

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

const namesIt = "queries that name the type"

// The words about labels that go or come, which are the same where both do.
const (
	oldLabels = "code that writes or compares with a label that is gone"
	oldRows   = "rows that hold such a label"
	newLabels = "no row holds a new label"
	giveFirst = "give the rows another label first, in a migration before"
)

var enumVerdicts = definitions(namesIt,
	verdict{does: alters("Labels"), only: loses, undo: Unsafe, while: "which ranges of multiranges were apart that overlap in the new order",
		breaks: oldLabels, fails: oldRows},
	verdict{does: alters("Labels"), only: labelsPass, undo: SafeWhile, while: newLabels, breaks: oldLabels, fails: oldRows, instead: giveFirst},
	verdict{does: alters("Labels"), only: labelGoes, breaks: oldLabels, fails: oldRows, instead: giveFirst,
		why: "a row that holds it is refused, not changed", page: "datatype-enum"},
	verdict{does: alters("Labels"), only: labelComes, undo: SafeWhile, while: newLabels,
		why: "code that knows all labels meets new ones once they are written", page: "datatype-enum"},
	verdict{does: alters("Labels"), why: "comparisons and ORDER BY follow the order of the labels", page: "datatype-enum"})

var (
	labelsPass = &condition{"labels go and others come", func(j judged) bool { return hasMore(j.From, j.To) && hasMore(j.To, j.From) }}
	labelGoes  = &condition{"a label goes", func(j judged) bool { return hasMore(j.From, j.To) }}
	labelComes = &condition{"a label comes", func(j judged) bool { return hasMore(j.To, j.From) }}
)

// hasMore says that an enum has a label that the other one lacks.
func hasMore(one, other schema.Object) bool {
	labels := other.(*schema.Enum).Labels
	return slices.ContainsFunc(one.(*schema.Enum).Labels, func(l string) bool { return !slices.Contains(labels, l) })
}

var domainVerdicts = definitions(namesIt,
	verdict{does: alters("Type"), only: loses, undo: Unsafe, while: "what the old type tells apart and the new one does not",
		breaks: "code that writes or reads values of the old type", fails: "values that the new type does not take"},
	verdict{does: alters("Type"), undo: SafeWhile, while: "each value fits the old type", breaks: "code that writes or reads values of the old type"},
	verdict{does: alters("NotNull"), only: &condition{"it becomes NOT NULL", func(j judged) bool { return j.To.(*schema.Domain).NotNull }},
		breaks: "writes of NULL", fails: "rows that hold NULL"},
	verdict{does: alters("NotNull"), undo: SafeWhile, while: "no row holds NULL"},
	verdict{does: alters("Default"), why: "rows that are there keep what they hold", page: "sql-alterdomain"},
	verdict{does: alters("Collation"), why: "ORDER BY, comparisons and unique keys follow the new collation", page: "collation"})

var domainConstraintVerdicts = []verdict{
	{does: creates, breaks: "writes of values that violate it", fails: "values that violate it, unless NOT VALID"},
	{does: drops, undo: SafeWhile, while: "all values still obey it"},
	{does: renames, breaks: "code that reads the name in error messages"},
	{does: alters("Validated"), fails: "values that violate it"},
	{does: alters(), undo: SafeWhile, while: "all values obey the old one", breaks: "writes of values that violate the new one", fails: "values that violate the new one"},
}

var compositeVerdicts = definitions(namesIt,
	verdict{does: alters("Attributes"), only: loses, undo: Unsafe, while: "the values of the attributes that go, or what their new types do not tell apart",
		breaks: "code that reads or writes rows of the type"},
	verdict{does: alters("Attributes"), only: gains, undo: SafeWhile, while: "no value has what the way back drops, or turns into another type",
		breaks: "code that writes rows of the type by position"},
	verdict{does: alters("Attributes"), breaks: "code that reads or writes rows of the type"})

var rangeVerdicts = definitions(namesIt,
	verdict{does: alters("Subtype"), only: loses, undo: Unsafe, while: "what the old subtype tells apart and the new one does not", breaks: "code that writes or reads values of the old type"},
	verdict{does: alters("Subtype"), undo: SafeWhile, while: "each value fits the old subtype", breaks: "code that writes or reads values of the old type"},
	verdict{does: alters("Multirange"), breaks: "queries that name the multirange type, or its functions"})

var collationVerdicts = definitions("queries that name it",
	verdict{does: alters(), why: "ORDER BY and comparisons follow the new one; what stands on it is built anew", page: "collation"})

var extensionVerdicts = []verdict{
	{does: creates, only: gains, undo: SafeWhile, while: "nothing was written to tables of its own, which is not looked at"},
	{does: creates},
	{does: drops, only: loses, undo: Unsafe, while: "the rows of its tables", breaks: "queries that use what it brought"},
	{does: drops, breaks: "queries that use what it brought"},
	{does: alters("Version"), undo: Unsafe, while: "the way back to the old version", why: "extensions come with scripts from one version to a later one, seldom back",
		page: "extend-extensions"},
	{does: alters("Schema"), breaks: "queries that look for its objects in the old schema"},
	{does: alters()},
}

var restarts = &condition{"it has to begin anew, because no number of it lies within its new bounds", func(j judged) bool {
	return slices.Contains(j.Loses(), diff.LosesNumber)
}}

var sequenceVerdicts = []verdict{
	{does: creates, only: &condition{"the column that owns it had numbers before, which go on", func(j judged) bool {
		return j.To.(*schema.Sequence).Successor(j.old) != nil
	}}},
	{does: drops, only: &condition{"the column that owns it has numbers from elsewhere, which go on", func(j judged) bool {
		return j.From.(*schema.Sequence).Successor(j.new) != nil
	}}, breaks: "queries that take numbers from it"},
	{does: creates, undo: SafeWhile, while: "none of its numbers is in use, which is not looked at"},
	{does: drops, undo: Unsafe, while: "its current value", breaks: "queries that take numbers from it"},
	{does: archives, breaks: "queries that take numbers from it"},
	{does: renames, breaks: "queries by the old name"},
	{does: alters("SequenceOptions"), only: restarts, undo: Unsafe, while: diff.LosesNumber},
	{does: alters("Type", "SequenceOptions"), why: "the current value stays, and has to lie within the new limits", page: "sql-altersequence"},
	{does: alters()},
}
