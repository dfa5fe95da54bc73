package render

import (
	"slices"

	"pawl/schema"
)

var tableVerdicts = []verdict{
	{does: creates, only: holdsRows, undo: SafeWhile, while: "nobody put a row into it"},
	{does: creates},
	{does: drops, only: holdsRows, undo: Unsafe, while: "its rows", breaks: "queries that name it",
		instead: "drop it in a migration of its own, once no code that names it runs, and keep a copy of the rows"},
	{does: drops, breaks: "queries that name it", instead: "drop it once no code that names it runs"},
	{does: renames, breaks: "queries by the old name", why: "the new name counts from the moment of the commit", page: "sql-altertable",
		instead: "rename it without \"in one step\": until the contract part a view has the old name"},
	{does: archives, breaks: "queries that name it"},
	{does: updates, undo: Unsafe, while: "the values that were there before"},
	{does: alters("Persistence"), only: unlogged, why: "the rows of an unlogged table are gone after a crash", page: "sql-createtable"},
	{does: alters("Partition"), only: leavesParent, breaks: "queries on the partitioned table, which miss its rows"},
	{does: alters("Partition"), fails: "rows that its bounds exclude, and rows of the new partition in the default one"},
	{does: alters("Inherits"), only: loses, undo: Unsafe, while: inheritedColumns, breaks: "queries on the parent table, which miss its rows"},
	{does: alters("Inherits"), only: leavesParent, breaks: "queries on the parent table, which miss its rows"},
	{does: alters("Detaching"), breaks: "queries on the partitioned table, which miss its rows"},
	{does: alters("RowSecurity", "ForceSecurity"), only: securityOn, breaks: "reads and writes of rows that no policy allows",
		why: "without a policy, row-level security denies everything", page: "ddl-rowsecurity"},
	{does: alters("ReplicaIdentity", "ReplicaIndex"), only: identityLost, breaks: "UPDATE and DELETE while the table is published",
		why: "what is replicated needs a replica identity", page: "logical-replication-publication"},
	{does: alters("PartitionKey", "KeyTypes"), only: loses, undo: Unsafe, while: "its rows", breaks: "queries, which find an empty table",
		instead: "make the partitioned table beside it, and move the rows by a data migration"},
	{does: alters("PartitionKey", "KeyTypes"), only: gains, undo: SafeWhile, while: "nobody put a row into it"},
	{does: alters()},
}

func tablePair(j judged) (from, to *schema.Table) {
	from, _ = j.From.(*schema.Table)
	to, _ = j.To.(*schema.Table)
	return from, to
}

var (
	holdsRows = &condition{"it is not partitioned: the rows of a partitioned table are those of its partitions", func(j judged) bool {
		return j.Object().(*schema.Table).Holds() != ""
	}}
	unlogged = &condition{"it is to be UNLOGGED", func(j judged) bool {
		_, to := tablePair(j)
		return to.Persistence == "u"
	}}
	leavesParent = &condition{"it no longer belongs to a table above it", func(j judged) bool {
		from, to := attachmentsOf(j.From), attachmentsOf(j.To)
		return slices.ContainsFunc(from, func(p schema.Name) bool { return !slices.Contains(to, p) })
	}}
	securityOn = &condition{"it is switched on", func(j judged) bool {
		from, to := tablePair(j)
		return to.RowSecurity && !from.RowSecurity || to.ForceSecurity && !from.ForceSecurity
	}}
	identityLost = &condition{"it becomes NOTHING", func(j judged) bool {
		_, to := tablePair(j)
		return to.ReplicaIdentity == "n"
	}}
)

// attachmentsOf are the tables above a table or foreign table.
func attachmentsOf(o schema.Object) []schema.Name {
	var partition *schema.Partition
	var parents []schema.Name
	switch t := o.(type) {
	case *schema.Table:
		partition, parents = t.Partition, t.Inherits
	case *schema.ForeignTable:
		partition, parents = t.Partition, t.Inherits
	}
	if partition != nil {
		return append(slices.Clone(parents), partition.Parent)
	}
	return parents
}

const inheritedColumns = "the knowledge which of its columns are inherited and not its own"

var foreignTableVerdicts = definitions("queries that name it",
	verdict{does: alters("Inherits"), only: loses, undo: Unsafe, while: inheritedColumns, breaks: "queries on the table above it, which miss its rows"},
	verdict{does: alters("Partition", "Inherits"), only: leavesParent, breaks: "queries on the table above it, which miss its rows"})
