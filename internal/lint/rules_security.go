package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

var securityRules = []*Rule{
	{
		Code: "PAWL-L901", Name: "security-definer-path", Severity: Warning, certain: true, anyTable: true,
		Summary: "the function runs with its owner's rights, and whoever calls it chooses what its names mean",
		Why:     "A SECURITY DEFINER function looks names up in the caller's search_path, so the caller can put objects of their own in the place of those that it means.",
		Manual:  "sql-createfunction.html", Instead: "SET search_path = … in the definition, with pg_temp last; or a body of BEGIN ATOMIC, whose names are looked up once.",
		find: func(s *statement) []hit {
			v := s.GetCreateFunctionStmt()
			if v == nil || v.SqlBody != nil || !asDefiner(v.Options) {
				return nil
			}
			for _, o := range v.Options {
				if set := o.GetDefElem().GetArg().GetVariableSetStmt(); set.GetName() == "search_path" {
					return nil
				}
			}
			return about(dotted(v.Funcname))
		},
	},
	{
		Code: "PAWL-L902", Name: "disable-trigger", Severity: Error, certain: true,
		Summary: "what the trigger keeps true is not kept while it is off",
		Why:     "DISABLE TRIGGER ALL also switches foreign keys off: rows that break them are never found again. session_replication_role = replica does the same to all tables.",
		Manual:  "sql-altertable.html", Instead: "Leave them on; where rows are many, work in batches.",
		find: func(s *statement) []hit {
			if v := s.GetVariableSetStmt(); v.GetName() == "session_replication_role" && len(v.Args) > 0 && constant(v.Args[0]) == "replica" {
				return about(v.Name)
			}
			return does(pg.AlterTableType_AT_DisableTrig, pg.AlterTableType_AT_DisableTrigAll, pg.AlterTableType_AT_DisableTrigUser)(s)
		},
	},
	{
		Code: "PAWL-L903", Name: "disable-row-security", Severity: Warning, certain: true,
		Summary: "all who may read the table see all its rows",
		Why:     "Without row security the policies of the table mean nothing. NO FORCE lets its owner past them.",
		Manual:  "ddl-rowsecurity.html", Instead: "A policy that says who may see what.",
		find: does(pg.AlterTableType_AT_DisableRowSecurity, pg.AlterTableType_AT_NoForceRowSecurity),
	},
	{
		Code: "PAWL-L904", Name: "row-security-without-policy", Severity: Warning, certain: true,
		Summary: "all but the owner of the table see none of its rows",
		Why:     "With row security on and no policy that permits something, nothing is permitted. Policies that other files made are not known here.",
		Manual:  "ddl-rowsecurity.html", Instead: "CREATE POLICY in the same transaction, before it.",
		find: func(s *statement) []hit {
			return doesIf(func(a action) bool {
				return !slices.ContainsFunc(s.script.statements, func(o *statement) bool {
					p := o.GetCreatePolicyStmt()
					return p != nil && same(p.Table, a.table)
				})
			}, pg.AlterTableType_AT_EnableRowSecurity)(s)
		},
	},
	{
		Code: "PAWL-L905", Name: "grant-to-public", Severity: Warning, certain: true, anyTable: true,
		Summary: "every role of the server gets the privilege, also those that come later",
		Why:     "PUBLIC is all roles.",
		Manual:  "sql-grant.html", Instead: "GRANT to a role that those who need it are members of.",
		find: func(s *statement) []hit {
			v := s.GetGrantStmt()
			if d := s.GetAlterDefaultPrivilegesStmt(); d != nil {
				v = d.Action
			}
			if v == nil || !v.IsGrant || !slices.ContainsFunc(v.Grantees, isPublic) {
				return nil
			}
			var list []hit
			for _, o := range v.Objects {
				if r := o.GetRangeVar(); r != nil {
					list = append(list, on(r)...)
				} else {
					list = append(list, hit{what: droppedName(o)})
				}
			}
			if list == nil {
				return []hit{{}}
			}
			return list
		},
	},
	{
		Code: "PAWL-L906", Name: "create-extension", Severity: Off, certain: true,
		Summary: "the extension's files must be on the server, and the role may have to be a superuser",
		Why:     "CREATE EXTENSION runs a script of the server's, as a superuser if the extension is trusted. Its version is what the server has, unless one is named.",
		Manual:  "sql-createextension.html", Instead: "See that each server that the migration is for has it.",
		find: func(s *statement) []hit {
			if v := s.GetCreateExtensionStmt(); v != nil {
				return about(v.Extname)
			}
			return nil
		},
	},
	{
		Code: "PAWL-L907", Name: "change-extension", Severity: Warning, certain: true,
		Summary: "a script of the extension changes its objects, and no way leads back",
		Why:     "ALTER EXTENSION … UPDATE runs the scripts from the one version to the other: what they lock is not known, and few extensions have scripts that lead back.",
		Manual:  "sql-alterextension.html", Instead: "Read the extension's notes on the version, and try it on a copy.",
		find: func(s *statement) []hit {
			if v := s.GetAlterExtensionStmt(); v != nil {
				return about(v.Extname)
			}
			return nil
		},
	},
	{
		Code: "PAWL-L908", Name: "change-policy", Severity: Off, certain: true,
		Summary: "other rows can be seen or written from now on",
		Why:     "One policy that permits is enough to see a row, and one that restricts is enough not to.",
		Manual:  "sql-createpolicy.html", Instead: "Let somebody look at it who knows who shall see what.",
		find: func(s *statement) []hit {
			if v := s.GetCreatePolicyStmt(); v != nil {
				return on(v.Table)
			}
			if v := s.GetAlterPolicyStmt(); v != nil {
				return on(v.Table)
			}
			return drops(pg.ObjectType_OBJECT_POLICY)(s)
		},
	},
}

func isPublic(n *pg.Node) bool {
	return n.GetRoleSpec().GetRoletype() == pg.RoleSpecType_ROLESPEC_PUBLIC
}

// asDefiner says that a function runs with the rights of its owner.
func asDefiner(options []*pg.Node) bool {
	return slices.ContainsFunc(options, func(o *pg.Node) bool {
		e := o.GetDefElem()
		return e.GetDefname() == "security" && e.GetArg().GetBoolean().GetBoolval()
	})
}
