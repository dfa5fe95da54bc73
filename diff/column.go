package diff

import "pawl/schema"

var column = attrs[*schema.Column]{
	{Name: "Relation", Ignored: "it follows from the table"},
	{Name: "Position", Ignored: "PostgreSQL cannot move a column"},
	{
		Name:     "Type",
		Recurses: true,
		Rebuilds: retypeRebuilds,
		// A default follows a new length or precision by itself.
		RebuildsIf: func(from, to *schema.Column, dependent schema.Kind) bool {
			return dependent != schema.KindDefault || from.BaseType != to.BaseType || from.Array != to.Array
		},
		Loses: retypeLoses,
		// ATExecAlterColumnType (src/backend/commands/tablecmds.c)
		Resets: []string{"Storage", "Compression"},
	},
	{Name: "BaseType", Ignored: "it follows from Type"},
	{Name: "TypeKind", Ignored: "it follows from Type"},
	{Name: "Array", Ignored: "it follows from Type"},
	{
		Name:     "Collation",
		Recurses: true,
		Rebuilds: retypeRebuilds,
		// A default is of the same type after as before.
		RebuildsIf: func(_, _ *schema.Column, dependent schema.Kind) bool { return dependent != schema.KindDefault },
	},
	{
		Name:     "NotNull",
		Recurses: true,
		Overrides: func(from, heir *schema.Column, major int) bool {
			return from.NotNull && heir.NotNull && !keepsNotNull(heir, major)
		},
		Spares: func(from, heir *schema.Column, major int) bool { return from.NotNull && keepsNotNull(heir, major) },
	},
	{Name: "NotNullName", Recurses: true, Same: sameNotNullName, MadeWith: "NotNull"},
	{Name: "NotNullInvalid", Recurses: true, Same: notNullChanges},
	{Name: "NotNullNoInherit", Same: notNullChanges},
	{Name: "NotNullLocal", Ignored: "it follows from the table's parents"},
	{Name: "NotNullOwn", Ignored: "it follows from how the table came to its parents"},
	{Name: "NotNullInherited", Ignored: "it follows from the table's parents"},
	{Name: "Identity"},
	{Name: "Sequence", Loses: func(from, to *schema.Column) string { return restartLoses(from.Sequence, to.Sequence) }},
	{Name: "SequenceName", Ignored: "nothing refers to it"},
	{Name: "SequencePersistence", Same: sameSequencePersistence},
	// A stored column can become a plain one (DROP EXPRESSION); there is no other way.
	{Name: "Generated", ReplaceIf: func(from, to *schema.Column) bool { return to.Generated != "" || from.Generated == "v" }},
	{Name: "GeneratedInherited", Ignored: "it follows from the table's parents"},
	// SET EXPRESSION exists since PostgreSQL 17.
	{
		Name:     "Expression",
		Text:     true,
		Recurses: true,
		ReplaceOn: func(from, to *schema.Column, major int) bool {
			return from.Generated != "" && to.Generated != "" && major < 17
		},
	},
	// A column keeps its storage when that of its type changes.
	{Name: "TypeStorage", Same: func(from, to *schema.Column) bool { return from.Type != to.Type || from.Storage != to.Storage }},
	{Name: "Storage"},
	{Name: "Compression"},
	{Name: "Statistics"},
	{Name: "Options", Unordered: true},
	{Name: "FdwOptions"},
	{Name: "Local", Ignored: "PostgreSQL cannot change it"},
	{Name: "Parents", Ignored: "it follows from the table's parents"},
	{Name: "HasHeirs", Ignored: "it follows from other tables"},
	{Name: "PartitionKey", Ignored: "it follows from the table"},
}

// sameSequencePersistence says that there is nothing to compare, or that the sequence does what its table does.
func sameSequencePersistence(from, to *schema.Column) bool {
	x, y := from.SequencePersistence, to.SequencePersistence
	return x == nil || y == nil || !y.OfItsOwn() && (!x.OfItsOwn() || x.Table != y.Table)
}

// keepsNotNull says that a child's NOT NULL stays when the parent's goes. Until PostgreSQL 18 a child that has it of its own
// loses it as well (ATPrepDropNotNull).
func keepsNotNull(heir *schema.Column, major int) bool {
	return heir.NotNull && heir.NotNullOwn && major >= 18
}

// notNullChanges says that NOT NULL comes or goes, which takes the rest of the constraint with it.
func notNullChanges(from, to *schema.Column) bool { return from.NotNull != to.NotNull }

// sameNotNullName says that the name cannot differ, or cannot change: an older server knows none, and that of an
// inherited constraint follows the parent's.
func sameNotNullName(from, to *schema.Column) bool {
	return notNullChanges(from, to) || from.NotNullName == "" || to.NotNullName == "" ||
		from.NotNullInherited && to.NotNullInherited
}

// retypeRebuilds are the dependents in the way of a new type: PostgreSQL refuses to change the type of a column
// that they use (ATExecAlterColumnType: "cannot alter type of a column used by …"). Indexes and constraints it rebuilds
// by itself; extended statistics too, but it forgets their target.
var retypeRebuilds = []schema.Kind{
	schema.KindDefault, schema.KindColumn, schema.KindView, schema.KindMaterializedView, schema.KindRule,
	schema.KindPolicy, schema.KindTrigger, schema.KindFunction, schema.KindProcedure, schema.KindStatistics,
	schema.KindPublicationTable,
}

// columnLike says that two columns hold the same sort of values; they are alike if one stands where the other stood, or
// if what stays uses the one instead of the other.
func columnLike(from, to *schema.Column, l *look) Likeness {
	holds := from.Holds() != "" && to.Holds() != "" && !from.Inherited() && !to.Inherited()
	there := l.sameGap(from, to)
	switch {
	case !holds || from.BaseType != to.BaseType || from.Array != to.Array || from.Type != to.Type && !there:
		return Unlike
	case from.Type != to.Type || from.Collation != to.Collation || from.NotNull != to.NotNull || from.Identity != to.Identity,
		!l.sameDefault(from, to), !there && !l.succeeds(from, to):
		return Similar
	}
	return Alike
}

// sameDefault says that two columns have the same default, or each one from a sequence of its own.
func (l *look) sameDefault(from, to *schema.Column) bool {
	a, hasOld := part[*schema.Default](l.oldParts[from.ID()])
	b, hasNew := part[*schema.Default](l.newParts[to.ID()])
	if !hasOld || !hasNew {
		return hasOld == hasNew
	}
	_, oldOwns := part[*schema.Sequence](l.oldParts[from.ID()])
	_, newOwns := part[*schema.Sequence](l.newParts[to.ID()])
	return oldOwns && newOwns || a.Expression == b.Expression
}
