package parse

import (
	"slices"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// roleName is a role as a statement names it.
type roleName struct {
	name string
	at   int // byte offset in the statement, -1 where the grammar does not keep it
}

// rolesOf names the roles that must exist for a statement to be executed, each once.
func rolesOf(n *pg_query.Node) []string {
	var names []string
	for _, each := range namedRoles(n) {
		if !slices.Contains(names, each.name) {
			names = append(names, each.name)
		}
	}
	return names
}

// namedRoles finds the roles that a statement names.
func namedRoles(n *pg_query.Node) []roleName {
	switch v := n.Node.(type) {
	case *pg_query.Node_GrantStmt:
		return append(specsIn(v.GrantStmt.Grantees), specs(v.GrantStmt.Grantor)...)
	case *pg_query.Node_AlterDefaultPrivilegesStmt:
		found := specsIn(v.AlterDefaultPrivilegesStmt.Action.GetGrantees())
		return append(found, rolesInOptions(v.AlterDefaultPrivilegesStmt.Options, "roles")...)
	case *pg_query.Node_AlterOwnerStmt:
		return specs(v.AlterOwnerStmt.Newowner)
	case *pg_query.Node_AlterTableStmt:
		var found []roleName
		for _, each := range v.AlterTableStmt.Cmds {
			found = append(found, specs(each.GetAlterTableCmd().GetNewowner())...)
		}
		return found
	case *pg_query.Node_CreatePolicyStmt:
		return specsIn(v.CreatePolicyStmt.Roles)
	case *pg_query.Node_AlterPolicyStmt:
		return specsIn(v.AlterPolicyStmt.Roles)
	case *pg_query.Node_CreateUserMappingStmt:
		return specs(v.CreateUserMappingStmt.User)
	case *pg_query.Node_AlterUserMappingStmt:
		return specs(v.AlterUserMappingStmt.User)
	case *pg_query.Node_CreateSchemaStmt:
		found := specs(v.CreateSchemaStmt.Authrole)
		for _, each := range v.CreateSchemaStmt.SchemaElts {
			found = append(found, namedRoles(each)...)
		}
		return found
	}
	return rolesOfRoles(n)
}

// rolesOfRoles is namedRoles for the statements about roles themselves.
func rolesOfRoles(n *pg_query.Node) []roleName {
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateRoleStmt:
		found := []roleName{{v.CreateRoleStmt.Role, -1}}
		return append(found, rolesInOptions(v.CreateRoleStmt.Options, "addroleto", "rolemembers", "adminmembers")...)
	case *pg_query.Node_AlterRoleStmt:
		return append(specs(v.AlterRoleStmt.Role), rolesInOptions(v.AlterRoleStmt.Options, "rolemembers")...)
	case *pg_query.Node_AlterRoleSetStmt:
		return specs(v.AlterRoleSetStmt.Role)
	case *pg_query.Node_GrantRoleStmt:
		var found []roleName
		for _, each := range v.GrantRoleStmt.GrantedRoles {
			found = append(found, roleName{each.GetAccessPriv().GetPrivName(), -1})
		}
		found = append(found, specsIn(v.GrantRoleStmt.GranteeRoles)...)
		return append(found, specs(v.GrantRoleStmt.Grantor)...)
	case *pg_query.Node_CommentStmt:
		if v.CommentStmt.Objtype == pg_query.ObjectType_OBJECT_ROLE {
			return []roleName{{v.CommentStmt.Object.GetString_().GetSval(), -1}}
		}
	}
	return nil
}

// specs are the roles that are given by name, not as PUBLIC or CURRENT_USER.
func specs(list ...*pg_query.RoleSpec) []roleName {
	var found []roleName
	for _, each := range list {
		if each.GetRoletype() == pg_query.RoleSpecType_ROLESPEC_CSTRING {
			found = append(found, roleName{each.Rolename, int(each.Location)})
		}
	}
	return found
}

func specsIn(nodes []*pg_query.Node) []roleName {
	var found []roleName
	for _, each := range nodes {
		found = append(found, specs(each.GetRoleSpec())...)
	}
	return found
}

// rolesInOptions are the roles in the lists of some options.
func rolesInOptions(options []*pg_query.Node, names ...string) []roleName {
	var found []roleName
	for _, option := range options {
		if slices.Contains(names, option.GetDefElem().GetDefname()) {
			found = append(found, specsIn(option.GetDefElem().GetArg().GetList().GetItems())...)
		}
	}
	return found
}

// FindRole gives the byte offset in SQL at which the statement names the role, or -1.
func (s *Statement) FindRole(name string) int {
	if tree := s.Tree(); tree != nil {
		for _, each := range namedRoles(tree) {
			if each.name == name && each.at >= 0 {
				return each.at
			}
		}
	}
	return s.Find(name)
}

// HasPassword says that a statement about a role sets its password.
func (s *Statement) HasPassword() bool {
	var options []*pg_query.Node
	switch v := s.Tree().GetNode().(type) {
	case *pg_query.Node_CreateRoleStmt:
		options = v.CreateRoleStmt.Options
	case *pg_query.Node_AlterRoleStmt:
		options = v.AlterRoleStmt.Options
	}
	return slices.ContainsFunc(options, func(o *pg_query.Node) bool {
		return o.GetDefElem().GetDefname() == "password" && o.GetDefElem().GetArg() != nil
	})
}
