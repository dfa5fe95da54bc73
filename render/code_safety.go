package render

import (
	"slices"

	"pawl/schema"
)

const namesRelation = "queries that name it"

var viewVerdicts = definitions(namesRelation,
	verdict{does: alters("Columns"), only: losesColumns, breaks: "queries that use the columns that are gone, or have another type"},
	verdict{does: alters("Definition"), why: "queries on it give what the new definition gives", page: "sql-createview"})

var materializedViewVerdicts = definitions(namesRelation,
	verdict{does: creates, only: gains, undo: SafeWhile, while: "what it holds is of no interest: what its query gave when it was refreshed last"},
	verdict{does: drops, only: loses, undo: Unsafe, while: "what it holds: what its query gave when it was refreshed last", breaks: namesRelation},
	verdict{does: alters("Columns", "Definition"), only: loses, undo: Unsafe, while: "what it holds: what its query gave when it was refreshed last",
		breaks: "queries that use columns that are gone, or have another type"},
	verdict{does: alters("Columns"), only: losesColumns, breaks: "queries that use the columns that are gone, or have another type"})

// viewColumns are the columns of a view.
func viewColumns(o schema.Object) []schema.ViewColumn {
	switch v := o.(type) {
	case *schema.View:
		return v.Columns
	case *schema.MaterializedView:
		return v.Columns
	}
	return nil
}

var losesColumns = &condition{"a column is gone, or has another type", func(j judged) bool {
	now := viewColumns(j.To)
	return slices.ContainsFunc(viewColumns(j.From), func(c schema.ViewColumn) bool { return !slices.Contains(now, c) })
}}

var routineVerdicts = definitions("calls of it",
	verdict{does: alters("Defaults"), only: losesDefaults, breaks: "calls that leave out an argument"},
	verdict{does: alters("Inputs"), breaks: "calls that name an argument by its old name"},
	verdict{does: alters("Outputs", "Result", "Type", "Window"), breaks: "code that uses the old result"},
	verdict{does: alters("Definition"), why: "calls do what the new body does; what it writes stays when it is undone", page: "sql-createfunction"})

// losesDefaults says that a parameter has no default any more.
var losesDefaults = &condition{"an argument has no default any more", func(j judged) bool {
	return routineDefaults(j.From) > routineDefaults(j.To)
}}

func routineDefaults(o schema.Object) int {
	switch r := o.(type) {
	case *schema.Function:
		return len(r.Defaults)
	case *schema.Procedure:
		return len(r.Defaults)
	}
	return 0
}

// triggerVerdicts are those of what runs beside statements: triggers, event triggers and rules.
var triggerVerdicts = []verdict{
	{does: creates, why: "it is carried out from now on; what it writes stays when it is undone", page: "trigger-definition"},
	{does: drops, why: "it is carried out no longer, and not for what happens until it is undone", page: "trigger-definition"},
	{does: renames, why: "triggers of one table run in the order of their names", page: "trigger-definition"},
	{does: alters(), why: "what it writes, or does not, stays when it is undone", page: "trigger-definition"},
}

var textSearchOptions = verdict{does: alters("Options"), why: "tsvector values that are stored keep the old lexemes", page: "textsearch-dictionaries"}

var textSearchMappingVerdicts = []verdict{
	{does: creates, why: "tsvector values that are stored keep the old lexemes", page: "textsearch-configuration"},
	{does: drops, why: "tokens of the kind are left out from now on; tsvector values that are stored keep theirs", page: "textsearch-configuration"},
	{does: alters(), why: "tsvector values that are stored keep the old lexemes", page: "textsearch-configuration"},
}

var namespaceVerdicts = []verdict{
	{does: creates, undo: SafeWhile, while: "nothing else was put into it"},
	{does: drops, breaks: "queries that look names up in it"},
	{does: renames, breaks: "queries that look names up in it by the old name"},
	{does: alters()},
}

var policyVerdicts = []verdict{
	{does: creates, only: restricts, breaks: "reads and writes of rows that are no longer allowed"},
	{does: creates},
	{does: drops, only: restricts},
	{does: drops, breaks: "reads and writes of rows that are no longer allowed"},
	{does: renames},
	{does: alters(), breaks: "reads and writes of rows that are no longer allowed"},
}

var restricts = &condition{"it is restrictive", func(j judged) bool { return !j.Object().(*schema.Policy).Permissive }}

const servedByPrivilege = "what a role does by a privilege that it loses"

var grantVerdicts = []verdict{
	{does: creates, only: takesPrivileges, breaks: servedByPrivilege},
	{does: creates},
	{does: drops, breaks: servedByPrivilege},
	{does: alters(), only: takesPrivileges, breaks: servedByPrivilege},
	{does: alters()},
}

// takesPrivileges says that a role has less than before. One of which nothing is said has the default.
var takesPrivileges = &condition{"something is revoked", func(j judged) bool {
	now := j.To.(*schema.Grant)
	before := now.Default
	if was, ok := j.From.(*schema.Grant); ok {
		before = was.Privileges
	}
	return slices.ContainsFunc(before, func(p schema.Privilege) bool {
		return !slices.ContainsFunc(now.Privileges, func(q schema.Privilege) bool { return p.Name == q.Name })
	})
}}

var membershipVerdicts = []verdict{
	{does: creates},
	{does: drops, breaks: "what the member does by the privileges of the role"},
	{does: alters(), breaks: "what the member does by the privileges of the role, where it loses some"},
}

var ownerVerdicts = []verdict{
	{does: creates},
	{does: drops},
	{does: alters(), breaks: "what the old owner does as the owner"},
}

var roleVerdicts = []verdict{
	{does: creates},
	{does: drops, undo: Unsafe, while: "its password", breaks: "sessions that log in as it"},
	{does: renames, undo: Unsafe, while: "its password, if it is an MD5 one", breaks: "sessions that log in by the old name", page: "sql-alterrole",
		why: "an MD5 password is made with the name, and cleared"},
	{does: alters("Settings"), why: "sessions that begin from now on start with it", page: "sql-alterrole"},
	{does: alters(), only: mayLess, breaks: "what the role does by what it may no longer"},
	{does: alters()},
}

var mayLess = &condition{"it may less than before", func(j judged) bool {
	from, to := j.From.(*schema.Role), j.To.(*schema.Role)
	for _, pair := range [][2]bool{{from.Superuser, to.Superuser}, {from.CreateDatabases, to.CreateDatabases}, {from.CreateRoles, to.CreateRoles},
		{from.Inherit, to.Inherit}, {from.Login, to.Login}, {from.Replication, to.Replication}, {from.BypassRowSecurity, to.BypassRowSecurity}} {
		if pair[0] && !pair[1] {
			return true
		}
	}
	return from.ConnectionLimit != to.ConnectionLimit && to.ConnectionLimit >= 0 || from.ValidUntil != to.ValidUntil && to.ValidUntil != "infinity"
}}

var publicationVerdicts = []verdict{
	{does: creates},
	{does: drops, breaks: "subscriptions to it, which fail until it is there again, and miss what was written meanwhile"},
	{does: renames, breaks: "subscriptions to it by the old name"},
	{does: alters(), why: "subscribers get what is published from now on; what they missed does not come later", page: "logical-replication-publication"},
}

var publishedVerdicts = []verdict{
	{does: creates, why: "subscribers copy a table when they refresh the publication", page: "sql-altersubscription"},
	{does: drops, breaks: "subscribers, which get no changes of it any more"},
	{does: alters(), breaks: "subscribers, which get other rows or columns of it"},
}

var subscriptionVerdicts = []verdict{
	{does: creates, undo: SafeWhile, while: "it copied nothing: it is made without connecting, and disabled"},
	{does: drops, undo: Unsafe, while: "its place in the stream of changes", breaks: "reads of the tables, which get no changes any more"},
	{does: alters(), only: loses, undo: Unsafe, while: "the old connection string, which holds a password, or its place in the stream of changes"},
	{does: renames},
	{does: alters()},
}

var userMappingVerdicts = []verdict{
	{does: creates, only: gains, undo: SafeWhile, while: "its secrets are known: they are not read"},
	{does: creates},
	{does: drops, only: loses, undo: Unsafe, while: "its secrets, which are not read", breaks: "queries of the user on tables of the server"},
	{does: drops, breaks: "queries of the user on tables of the server"},
	{does: alters(), only: loses, undo: Unsafe, while: "its secrets, which are not read"},
	{does: alters(), only: gains, undo: SafeWhile, while: "its secrets are known: they are not read"},
	{does: alters()},
}
