package parse

import (
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// meaning is what a statement is to a desired state.
type meaning int

const (
	refusedHere  meaning = iota
	defines              // goes to the scratch server
	setting              // changes the session for what follows
	leftOut              // understood, no part of one database's schema, said in a note
	meansNothing         // BEGIN, COMMIT
)

// class is the judgement on one statement.
type class struct {
	meaning meaning
	kind    Kind
	words   int    // how many of the first words name the statement in messages
	message string // said instead of those words
	hint    string // what to do instead, or why it is left out
}

// classify judges a statement by its parse tree.
func classify(n *pg_query.Node) class {
	if isDefinition(n) {
		return classifyDefinition(n)
	}
	switch v := n.Node.(type) {
	case *pg_query.Node_VariableSetStmt:
		return class{meaning: setting}
	case *pg_query.Node_SelectStmt:
		return classifySelect(v.SelectStmt)
	case *pg_query.Node_TransactionStmt:
		return classifyTransaction(v.TransactionStmt)
	case *pg_query.Node_CreateRoleStmt, *pg_query.Node_GrantRoleStmt:
		return class{meaning: defines, kind: Role}
	case *pg_query.Node_AlterRoleStmt:
		return classifyAlterRole(v.AlterRoleStmt.Role)
	case *pg_query.Node_AlterRoleSetStmt:
		if v.AlterRoleSetStmt.Database != "" {
			return class{meaning: leftOut, message: "a role's setting in one database", hint: databaseNote}
		}
		return classifyAlterRole(v.AlterRoleSetStmt.Role)
	case *pg_query.Node_CreateTableSpaceStmt, *pg_query.Node_AlterTableSpaceOptionsStmt:
		return class{meaning: leftOut, words: 2, hint: serverNote}
	case *pg_query.Node_CreatedbStmt, *pg_query.Node_AlterDatabaseStmt, *pg_query.Node_AlterDatabaseSetStmt,
		*pg_query.Node_AlterDatabaseRefreshCollStmt:
		return class{meaning: leftOut, words: 2, hint: databaseNote}
	}
	return refusal(n)
}

// isDefinition knows the statements that define or alter objects of a database.
func isDefinition(n *pg_query.Node) bool {
	switch n.Node.(type) {
	case *pg_query.Node_CreateStmt, *pg_query.Node_CreateForeignTableStmt, *pg_query.Node_AlterTableStmt,
		*pg_query.Node_IndexStmt, *pg_query.Node_ViewStmt, *pg_query.Node_CreateTableAsStmt,
		*pg_query.Node_CreateSeqStmt, *pg_query.Node_AlterSeqStmt,
		*pg_query.Node_CreateStatsStmt, *pg_query.Node_AlterStatsStmt,
		*pg_query.Node_CreateTrigStmt, *pg_query.Node_RuleStmt,
		*pg_query.Node_CreatePolicyStmt, *pg_query.Node_AlterPolicyStmt:
		return true
	case *pg_query.Node_CreateEnumStmt, *pg_query.Node_AlterEnumStmt, *pg_query.Node_CreateDomainStmt,
		*pg_query.Node_AlterDomainStmt, *pg_query.Node_CompositeTypeStmt, *pg_query.Node_CreateRangeStmt,
		*pg_query.Node_DefineStmt, *pg_query.Node_AlterTypeStmt,
		*pg_query.Node_CreateFunctionStmt, *pg_query.Node_AlterFunctionStmt:
		return true
	case *pg_query.Node_CreateSchemaStmt, *pg_query.Node_CreateExtensionStmt, *pg_query.Node_AlterExtensionStmt,
		*pg_query.Node_CreatePlangStmt,
		*pg_query.Node_CreateAmStmt, *pg_query.Node_CreateCastStmt, *pg_query.Node_CreateConversionStmt,
		*pg_query.Node_CreateTransformStmt, *pg_query.Node_CreateOpClassStmt, *pg_query.Node_CreateOpFamilyStmt,
		*pg_query.Node_AlterOpFamilyStmt, *pg_query.Node_AlterOperatorStmt, *pg_query.Node_AlterCollationStmt,
		*pg_query.Node_AlterTsdictionaryStmt, *pg_query.Node_AlterTsconfigurationStmt:
		return true
	case *pg_query.Node_CreateFdwStmt, *pg_query.Node_AlterFdwStmt, *pg_query.Node_CreateForeignServerStmt,
		*pg_query.Node_AlterForeignServerStmt, *pg_query.Node_CreateUserMappingStmt, *pg_query.Node_AlterUserMappingStmt,
		*pg_query.Node_CreatePublicationStmt, *pg_query.Node_AlterPublicationStmt,
		*pg_query.Node_CreateSubscriptionStmt, *pg_query.Node_AlterSubscriptionStmt,
		*pg_query.Node_CreateEventTrigStmt, *pg_query.Node_AlterEventTrigStmt:
		return true
	case *pg_query.Node_CommentStmt, *pg_query.Node_SecLabelStmt, *pg_query.Node_GrantStmt,
		*pg_query.Node_AlterDefaultPrivilegesStmt, *pg_query.Node_AlterOwnerStmt, *pg_query.Node_RenameStmt,
		*pg_query.Node_AlterObjectSchemaStmt, *pg_query.Node_AlterObjectDependsStmt:
		return true
	}
	return false
}

// classifyDefinition finds those among the definitions that are not ordinary ones.
func classifyDefinition(n *pg_query.Node) class {
	if isTemporary(n) {
		return class{message: "a temporary object is no part of a schema",
			hint: "It is gone when its session ends: create it where it is used."}
	}
	if c, special := classifyAbout(n); special {
		return c
	}
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateEventTrigStmt, *pg_query.Node_AlterEventTrigStmt:
		return class{meaning: defines, kind: EventTrigger}
	case *pg_query.Node_CreateTableAsStmt:
		return classifyTableAs(v.CreateTableAsStmt)
	case *pg_query.Node_CreateFunctionStmt:
		return classifyFunction(v.CreateFunctionStmt)
	case *pg_query.Node_AlterSubscriptionStmt:
		if v.AlterSubscriptionStmt.Kind != pg_query.AlterSubscriptionType_ALTER_SUBSCRIPTION_OPTIONS {
			return class{words: 2, hint: "It may connect to the publisher, which reading a schema must not: state the connection and the publications in CREATE SUBSCRIPTION."}
		}
	}
	return class{meaning: defines}
}

// aboutType is the type of object that a statement of many types is about.
func aboutType(n *pg_query.Node) (pg_query.ObjectType, bool) {
	switch v := n.Node.(type) {
	case *pg_query.Node_CommentStmt:
		return v.CommentStmt.Objtype, true
	case *pg_query.Node_SecLabelStmt:
		return v.SecLabelStmt.Objtype, true
	case *pg_query.Node_GrantStmt:
		return v.GrantStmt.Objtype, true
	case *pg_query.Node_AlterOwnerStmt:
		return v.AlterOwnerStmt.ObjectType, true
	case *pg_query.Node_RenameStmt:
		return v.RenameStmt.RenameType, true
	}
	return 0, false
}

// Why statements are left out.
const (
	serverNote   = "it belongs to the whole server, not to this database"
	databaseNote = "the schema is what stands in the database, not the database itself"
)

// classifyAbout judges statements about any object by the type of object, if that is
// a special one.
func classifyAbout(n *pg_query.Node) (class, bool) {
	objtype, ok := aboutType(n)
	if !ok {
		return class{}, false
	}
	c := class{meaning: leftOut, words: 2}
	switch {
	case n.GetGrantStmt() != nil:
		c.message = "a privilege on a " + kindWord(objtype)
	case n.GetCommentStmt() != nil:
		c.message = "the comment on a " + kindWord(objtype)
	case n.GetSecLabelStmt() != nil:
		c.message = "the security label of a " + kindWord(objtype)
	}
	switch objtype {
	case pg_query.ObjectType_OBJECT_EVENT_TRIGGER:
		return class{meaning: defines, kind: EventTrigger}, true
	case pg_query.ObjectType_OBJECT_DATABASE:
		c.hint = databaseNote
	case pg_query.ObjectType_OBJECT_ROLE:
		if n.GetCommentStmt() != nil {
			return class{meaning: defines, kind: Role}, true
		}
		c.hint = serverNote
	case pg_query.ObjectType_OBJECT_TABLESPACE, pg_query.ObjectType_OBJECT_PARAMETER_ACL:
		c.hint = serverNote
	case pg_query.ObjectType_OBJECT_LARGEOBJECT:
		c.hint = "large objects are data"
	default:
		return class{}, false
	}
	return c, true
}

// classifyAlterRole leaves out what changes a role without a name: all of them, or whoever runs it.
func classifyAlterRole(role *pg_query.RoleSpec) class {
	if role.GetRoletype() != pg_query.RoleSpecType_ROLESPEC_CSTRING {
		return class{meaning: leftOut, words: 3, hint: "which roles it changes depends on the server"}
	}
	return class{meaning: defines, kind: Role}
}

func isTemporary(n *pg_query.Node) bool {
	var relation *pg_query.RangeVar
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateStmt:
		relation = v.CreateStmt.Relation
	case *pg_query.Node_ViewStmt:
		relation = v.ViewStmt.View
	case *pg_query.Node_CreateSeqStmt:
		relation = v.CreateSeqStmt.Sequence
	case *pg_query.Node_CreateTableAsStmt:
		relation = v.CreateTableAsStmt.Into.GetRel()
	}
	return relation != nil && (relation.Relpersistence == "t" || relation.Schemaname == "pg_temp")
}

func classifyTableAs(v *pg_query.CreateTableAsStmt) class {
	if v.Objtype == pg_query.ObjectType_OBJECT_MATVIEW {
		return class{meaning: defines}
	}
	if v.IsSelectInto || v.Query.GetSelectStmt() == nil && v.Query.GetExecuteStmt() != nil {
		return selectInto()
	}
	if !v.Into.GetSkipData() {
		return class{message: "CREATE TABLE AS fills the table with rows",
			hint: "Write the table's columns, or add WITH NO DATA at the end."}
	}
	return class{meaning: defines}
}

// classifyFunction refuses libraries that did not come with the server or one of its
// extensions: creating such a function runs what is in the file.
func classifyFunction(v *pg_query.CreateFunctionStmt) class {
	for _, option := range v.Options {
		if option.GetDefElem().GetDefname() != "as" {
			continue
		}
		words := stringsOf(option.GetDefElem().GetArg().GetList().GetItems())
		library := words[0]
		local := !strings.Contains(strings.TrimPrefix(library, "$libdir/"), "/")
		if len(words) == 2 && !local {
			return class{message: "the function would load the library " + library,
				hint: "Only libraries in the server's own folder are loaded: install it there and write '$libdir/NAME'."}
		}
	}
	return class{meaning: defines}
}

func selectInto() class {
	return class{message: "this makes a table from the rows of a query",
		hint: "Write CREATE TABLE with the table's columns."}
}

// classifySelect finds what pg_dump writes as a SELECT.
func classifySelect(v *pg_query.SelectStmt) class {
	if v.IntoClause != nil {
		return selectInto()
	}
	call := onlyCall(v)
	switch {
	case call == nil:
	case functionName(call) == "set_config" && len(call.Args) == 3:
		return class{meaning: setting}
	case functionName(call) == "setval":
		return class{meaning: meansNothing} // where a sequence stands is data
	}
	return class{message: "a query is not a definition",
		hint: "A schema states what should exist. What a query does to rows belongs in a data migration."}
}

func classifyTransaction(v *pg_query.TransactionStmt) class {
	switch v.Kind {
	case pg_query.TransactionStmtKind_TRANS_STMT_ROLLBACK, pg_query.TransactionStmtKind_TRANS_STMT_ROLLBACK_TO,
		pg_query.TransactionStmtKind_TRANS_STMT_PREPARE, pg_query.TransactionStmtKind_TRANS_STMT_COMMIT_PREPARED,
		pg_query.TransactionStmtKind_TRANS_STMT_ROLLBACK_PREPARED:
		return class{hint: "It would take definitions back that stand above it: delete it, and them if they are not wanted."}
	}
	return class{meaning: meansNothing}
}

// onlyCall gives the function call that is all there is to a SELECT.
func onlyCall(v *pg_query.SelectStmt) *pg_query.FuncCall {
	if len(v.TargetList) != 1 || len(v.FromClause) > 0 || v.WhereClause != nil {
		return nil
	}
	return v.TargetList[0].GetResTarget().GetVal().GetFuncCall()
}

func functionName(call *pg_query.FuncCall) string {
	_, name := qualified(call.Funcname)
	return name
}
