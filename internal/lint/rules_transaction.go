package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

var (
	nestedTransaction = Rule{
		Code: "PAWL-L801", Name: "nested-transaction", Severity: Error, certain: true, anyTable: true,
		Summary: "the client has begun a transaction already, and ends it itself",
		Why:     "The client has begun a transaction. BEGIN in it is a warning and no more; COMMIT ends the client's own, so that what follows, and its record of the migration, is not part of it.",
		Manual:  "sql-begin.html", Instead: "Leave BEGIN and COMMIT out, or tell the client to make no transaction (docs/formats.md).",
	}
	unfinishedTransaction = Rule{
		Code: "PAWL-L802", Name: "unfinished-transaction", Severity: Error, certain: true, anyTable: true,
		Summary: "the transaction is never committed",
		Why:     "When the connection ends, PostgreSQL takes back what was not committed, without an error.",
		Manual:  "sql-commit.html", Instead: "COMMIT at the end.",
	}
)

var transactionRules = []*Rule{
	&nestedTransaction,
	&unfinishedTransaction,
	{
		Code: "PAWL-L803", Name: "set-not-local", Severity: Warning, certain: true,
		Summary: "the setting stays in force after the transaction",
		Why:     "SET without LOCAL is for the rest of the session: for the migrations that the client applies next, and in a pool of connections for others.",
		Manual:  "sql-set.html", Instead: "SET LOCAL.",
		find: func(s *statement) []hit {
			v := s.GetVariableSetStmt()
			if v == nil || v.IsLocal || s.block == 0 || v.Kind != pg.VariableSetKind_VAR_SET_VALUE || v.Name == "" {
				return nil
			}
			return about(v.Name)
		},
	},
	{
		Code: "PAWL-L804", Name: "enum-value-used", Severity: Error, certain: true, anyTable: true,
		Summary: "the new value cannot be used before the transaction is committed",
		Why:     "A value that ALTER TYPE … ADD VALUE adds may be used only by later transactions (error 55P04), unless the type is new as well.",
		Manual:  "sql-altertype.html", Instead: "ADD VALUE in a migration of its own, before the one that uses it.",
		find: func(s *statement) []hit {
			for _, before := range s.script.values {
				v := before.GetAlterEnumStmt()
				if before.index >= s.index || s.block == 0 || before.block != s.block || s.madeType(v) || s.GetAlterEnumStmt() != nil {
					continue
				}
				if slices.ContainsFunc(all[*pg.A_Const](s.Node), func(c *pg.A_Const) bool { return c.GetSval().GetSval() == v.NewVal }) {
					return about(v.NewVal)
				}
			}
			return nil
		},
	},
	{
		Code: "PAWL-L805", Name: "refused-in-transaction", Severity: Error, certain: true, anyTable: true,
		Summary: "PostgreSQL refuses this in a transaction",
		Why:     "VACUUM, ALTER SYSTEM, CREATE and DROP DATABASE, and CREATE and DROP TABLESPACE do what cannot be taken back, or commit on their way (error 25001).",
		Manual:  "sql-commands.html", Instead: "A migration that runs outside of any transaction, if it belongs into a migration at all.",
		find: func(s *statement) []hit {
			if s.block == 0 && !s.within {
				return nil
			}
			switch v := s.GetNode().(type) {
			case *pg.Node_VacuumStmt:
				if v.VacuumStmt.IsVacuumcmd {
					return about("VACUUM")
				}
			case *pg.Node_AlterSystemStmt:
				return about("ALTER SYSTEM")
			case *pg.Node_CreatedbStmt, *pg.Node_DropdbStmt:
				return about("a database")
			case *pg.Node_CreateTableSpaceStmt, *pg.Node_DropTableSpaceStmt:
				return about("a tablespace")
			}
			return nil
		},
	},
	{
		Code: "PAWL-L806", Name: "set-local-alone", Severity: Warning, certain: true,
		Summary: "SET LOCAL outside of a transaction sets nothing",
		Why:     "It is for the transaction at hand, and a statement by itself is one that ends at once. PostgreSQL says so with a warning.",
		Manual:  "sql-set.html", Instead: "BEGIN before it; or SET, where the statement that follows cannot be in a transaction, and RESET behind that.",
		find: func(s *statement) []hit {
			if v := s.GetVariableSetStmt(); v.GetIsLocal() && s.block == 0 && !s.within {
				return about(v.Name)
			}
			return nil
		},
	},
}

// madeType says that the same transaction created the enum.
func (s *statement) madeType(v *pg.AlterEnumStmt) bool {
	return slices.ContainsFunc(s.script.statements[:s.index], func(b *statement) bool {
		e := b.GetCreateEnumStmt()
		return e != nil && b.block == s.block && last(e.TypeName) == last(v.TypeName)
	})
}
