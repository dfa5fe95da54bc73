package parse

import (
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// What to do instead of a statement that is not a definition.
const (
	rowsHint        = "Rows are no part of a schema: change them in a data migration."
	codeHint        = "A schema states what should exist, and none of its code is run: write the definitions themselves; work on rows belongs in a data migration."
	maintenanceHint = "Maintenance is no part of a schema: run it by hand or on a schedule."
	sessionHint     = "It leaves nothing behind that could be part of a schema: delete it."
	serverHint      = "It changes the whole server, and a schema describes one database: set it up with the server."
	unknownHint     = "It is not known what it does to a schema: write the definitions themselves."
	maybeHint       = "A schema states what should exist: write the definition itself."
)

// refusal says of a statement that is not a definition what to do instead.
func refusal(n *pg_query.Node) class {
	switch v := n.Node.(type) {
	case *pg_query.Node_InsertStmt, *pg_query.Node_UpdateStmt, *pg_query.Node_DeleteStmt,
		*pg_query.Node_MergeStmt, *pg_query.Node_TruncateStmt:
		return class{words: 1, hint: rowsHint}
	case *pg_query.Node_CopyStmt:
		return class{words: 1, hint: rowsHint + " A dump without rows is written by pg_dump -s."}
	case *pg_query.Node_DoStmt, *pg_query.Node_CallStmt, *pg_query.Node_ExecuteStmt, *pg_query.Node_LoadStmt,
		*pg_query.Node_PrepareStmt, *pg_query.Node_ExplainStmt:
		return class{words: 1, hint: codeHint}
	case *pg_query.Node_DropStmt:
		return class{words: dropWords(v.DropStmt.RemoveType), hint: dropHint(droppedNames(v.DropStmt))}
	case *pg_query.Node_DropdbStmt, *pg_query.Node_DropRoleStmt, *pg_query.Node_DropTableSpaceStmt,
		*pg_query.Node_DropSubscriptionStmt:
		return class{words: 2, hint: dropHint("")}
	case *pg_query.Node_DropUserMappingStmt:
		return class{words: 3, hint: dropHint("")}
	case *pg_query.Node_DropOwnedStmt, *pg_query.Node_ReassignOwnedStmt:
		return class{words: 2, hint: "What it does depends on what the role owns in one database: state owners by ALTER ... OWNER TO."}
	case *pg_query.Node_VacuumStmt, *pg_query.Node_ClusterStmt, *pg_query.Node_ReindexStmt, *pg_query.Node_CheckPointStmt:
		return class{words: 1, hint: maintenanceHint}
	case *pg_query.Node_RefreshMatViewStmt:
		return class{words: 3, hint: maintenanceHint}
	case *pg_query.Node_AlterSystemStmt:
		return class{words: 2, hint: serverHint}
	case *pg_query.Node_ImportForeignSchemaStmt:
		return class{words: 3, hint: "It would connect to the other server: write the foreign tables themselves (pg_dump -s writes them)."}
	case *pg_query.Node_AlterExtensionContentsStmt:
		return class{words: 2, message: "what belongs to an extension is for the extension's script to say",
			hint: "An object of an extension is no part of a schema, and would be taken for dropped: leave it out, or leave this out."}
	case *pg_query.Node_AlterTableMoveAllStmt:
		return class{words: 2, message: "what ALL moves depends on the database", hint: maybeHint}
	case *pg_query.Node_DeclareCursorStmt, *pg_query.Node_ClosePortalStmt, *pg_query.Node_FetchStmt, *pg_query.Node_DeallocateStmt,
		*pg_query.Node_ListenStmt, *pg_query.Node_UnlistenStmt, *pg_query.Node_NotifyStmt, *pg_query.Node_LockStmt,
		*pg_query.Node_VariableShowStmt, *pg_query.Node_DiscardStmt, *pg_query.Node_ConstraintsSetStmt:
		return class{words: 1, hint: sessionHint}
	}
	return class{words: 1, hint: unknownHint}
}

func dropHint(name string) string {
	what := "its definition"
	if name != "" {
		what = "the definition of " + name
	}
	return "schema.sql states what should exist: delete " + what + " instead. (pg_dump writes no DROP without --clean.)"
}

// dropWords is the number of words that name the type of what is dropped.
func dropWords(objtype pg_query.ObjectType) int {
	return 1 + len(strings.Fields(kindWord(objtype)))
}

func droppedNames(v *pg_query.DropStmt) string {
	var names []string
	for _, each := range v.Objects {
		o := objectOf(v.RemoveType, each)
		o.Kind = ""
		names = append(names, o.String())
	}
	return strings.Join(names, ", ")
}
