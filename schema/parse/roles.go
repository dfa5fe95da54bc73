package parse

import (
	"slices"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// rolesOf names the roles that must exist for a statement to be executed.
func rolesOf(n *pg_query.Node) []string {
	var found []string
	add := func(specs ...*pg_query.RoleSpec) {
		for _, each := range specs {
			name := each.GetRolename()
			if each.GetRoletype() == pg_query.RoleSpecType_ROLESPEC_CSTRING && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	addAll := func(nodes []*pg_query.Node) {
		for _, each := range nodes {
			add(each.GetRoleSpec())
		}
	}
	switch v := n.Node.(type) {
	case *pg_query.Node_GrantStmt:
		addAll(v.GrantStmt.Grantees)
		add(v.GrantStmt.Grantor)
	case *pg_query.Node_AlterDefaultPrivilegesStmt:
		addAll(v.AlterDefaultPrivilegesStmt.Action.GetGrantees())
		for _, option := range v.AlterDefaultPrivilegesStmt.Options {
			if option.GetDefElem().GetDefname() == "roles" {
				addAll(option.GetDefElem().GetArg().GetList().GetItems())
			}
		}
	case *pg_query.Node_AlterOwnerStmt:
		add(v.AlterOwnerStmt.Newowner)
	case *pg_query.Node_AlterTableStmt:
		for _, each := range v.AlterTableStmt.Cmds {
			add(each.GetAlterTableCmd().GetNewowner())
		}
	case *pg_query.Node_CreatePolicyStmt:
		addAll(v.CreatePolicyStmt.Roles)
	case *pg_query.Node_AlterPolicyStmt:
		addAll(v.AlterPolicyStmt.Roles)
	case *pg_query.Node_CreateUserMappingStmt:
		add(v.CreateUserMappingStmt.User)
	case *pg_query.Node_AlterUserMappingStmt:
		add(v.AlterUserMappingStmt.User)
	case *pg_query.Node_CreateSchemaStmt:
		add(v.CreateSchemaStmt.Authrole)
		for _, each := range v.CreateSchemaStmt.SchemaElts {
			for _, role := range rolesOf(each) {
				add(&pg_query.RoleSpec{Roletype: pg_query.RoleSpecType_ROLESPEC_CSTRING, Rolename: role})
			}
		}
	case *pg_query.Node_CreateRoleStmt:
		found = append(found, v.CreateRoleStmt.Role)
	}
	return found
}
