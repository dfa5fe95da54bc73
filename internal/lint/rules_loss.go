package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

var lossRules = []*Rule{
	{
		Code: "PAWL-L401", Name: "drop-table", Severity: Warning, loses: true,
		Summary: "the rows of the table are gone, and code that uses it fails",
		Why:     "DROP TABLE takes an ACCESS EXCLUSIVE lock on the table and on each one that it refers to by a foreign key. Its rows do not come back with a way back that creates it again.",
		Manual:  "sql-droptable.html", Instead: "Drop it when no code uses it any more, with a backup, or rename it aside first and drop it some time later.",
		find: drops(pg.ObjectType_OBJECT_TABLE, pg.ObjectType_OBJECT_FOREIGN_TABLE),
	},
	{
		Code: "PAWL-L402", Name: "drop-column", Severity: Warning, loses: true,
		Summary: "the values of the column are gone, and code that uses it fails",
		Why:     "DROP COLUMN takes an ACCESS EXCLUSIVE lock for a moment. Indexes, constraints, statistics and privileges of the column go with it, in silence.",
		Manual:  "sql-altertable.html", Instead: "Deploy code that does not know the column first, then drop it in a migration of its own, with a backup of its values.",
		find: does(pg.AlterTableType_AT_DropColumn),
	},
	{
		Code: "PAWL-L403", Name: "drop-schema", Severity: Note,
		Summary: "code that names the schema fails",
		Why:     "DROP SCHEMA is refused while there is something in the schema; CASCADE drops it, and what depends on it in other schemas.",
		Manual:  "sql-dropschema.html", Instead: "Drop what is in it by name first.",
		find: drops(pg.ObjectType_OBJECT_SCHEMA),
	},
	{
		Code: "PAWL-L404", Name: "drop-database", Severity: Error, anyTable: true, loses: true,
		Summary: "a whole database is gone",
		Why:     "DROP DATABASE deletes all files of a database, cannot be undone and cannot be part of a transaction.",
		Manual:  "sql-dropdatabase.html", Instead: "Not in a migration.",
		find: func(s *statement) []hit {
			if v := s.GetDropdbStmt(); v != nil {
				return about(v.Dbname)
			}
			return nil
		},
	},
	{
		Code: "PAWL-L405", Name: "cascade", Severity: Error, loses: true,
		Summary: "CASCADE drops what the statement does not name",
		Why:     "What depends on it goes with it: views, foreign keys, functions, for a type or domain the columns of tables, and what depends on those. What that will be is known only when it runs.",
		Manual:  "ddl-depend.html", Instead: "Name all that is to be dropped, and leave CASCADE out: PostgreSQL refuses if something is forgotten.",
		find: cascades,
	},
	{
		Code: "PAWL-L406", Name: "truncate", Severity: Warning, loses: true,
		Summary: "all rows of the table are gone",
		Why:     "TRUNCATE takes an ACCESS EXCLUSIVE lock, gives the table new files, and is not safe for readers with an older snapshot, who see an empty table. With CASCADE it empties all tables that refer to it as well.",
		Manual:  "sql-truncate.html", Instead: "DELETE in batches, if others use the table.",
		find: func(s *statement) []hit {
			var list []hit
			for _, n := range s.GetTruncateStmt().GetRelations() {
				list = append(list, on(n.GetRangeVar())...)
			}
			return list
		},
	},
	{
		Code: "PAWL-L407", Name: "drop-extension", Severity: Warning, loses: true,
		Summary: "the types, functions and tables of the extension are gone",
		Why:     "DROP EXTENSION drops all that belongs to it, with the rows of its tables; where another object uses it, it is refused without CASCADE.",
		Manual:  "sql-dropextension.html", Instead: "Look at what belongs to it (\\dx+ in psql), and keep what is needed.",
		find: drops(pg.ObjectType_OBJECT_EXTENSION),
	},
	{
		Code: "PAWL-L408", Name: "drop-sequence", Severity: Warning, loses: true,
		Summary: "the last number of the sequence is gone",
		Why:     "A sequence that is created again begins anew, and gives numbers that were given before.",
		Manual:  "sql-dropsequence.html", Instead: "Note last_value before, and say it as START when it is created again.",
		find: drops(pg.ObjectType_OBJECT_SEQUENCE),
	},
	{
		Code: "PAWL-L409", Name: "drop-materialized-view", Severity: Warning, loses: true,
		Summary: "the rows of the materialized view are gone, and code that reads it fails",
		Why:     "Its rows come back only by running its query again, with data that may be another by then. Its indexes and privileges go with it.",
		Manual:  "sql-dropmaterializedview.html", Instead: "Create the new one under another name, then exchange the names in one transaction.",
		find: drops(pg.ObjectType_OBJECT_MATVIEW),
	},
	{
		Code: "PAWL-L410", Name: "whole-table-update", Severity: Warning,
		Summary: "each row of the table is written or deleted in one statement",
		Why:     "All rows stay locked until the transaction ends, the table grows by as much again, replicas fall behind, and VACUUM can clean up only afterwards.",
		Manual:  "routine-vacuuming.html", Instead: "In batches by key that commit each (pawl new --template data; or data: in pawl.yaml).",
		find: func(s *statement) []hit {
			if v := s.GetUpdateStmt(); v != nil && isWhole(v.WhereClause) {
				return on(v.Relation)
			}
			if v := s.GetDeleteStmt(); v != nil && isWhole(v.WhereClause) {
				return on(v.Relation)
			}
			return nil
		},
	},
}

// isWhole says that a condition leaves no row out.
func isWhole(where *pg.Node) bool { return where == nil || constant(where) == "true" }

// drops is a matcher for DROP of some types of objects; one of a relation speaks of that.
func drops(types ...pg.ObjectType) func(*statement) []hit {
	return func(s *statement) []hit {
		v := s.GetDropStmt()
		if v == nil || !slices.Contains(types, v.RemoveType) {
			return nil
		}
		list := droppedNames(v)
		for i, o := range v.Objects {
			if names := o.GetList().GetItems(); isRelation(v.RemoveType) {
				list[i].table = rangeOf(names)
			}
		}
		return list
	}
}

func isRelation(t pg.ObjectType) bool {
	return slices.Contains([]pg.ObjectType{pg.ObjectType_OBJECT_TABLE, pg.ObjectType_OBJECT_FOREIGN_TABLE, pg.ObjectType_OBJECT_VIEW,
		pg.ObjectType_OBJECT_MATVIEW}, t)
}

// cascades finds CASCADE in all that drops.
func cascades(s *statement) []hit {
	switch v := s.GetNode().(type) {
	case *pg.Node_DropStmt:
		if v.DropStmt.Behavior == pg.DropBehavior_DROP_CASCADE {
			return drops(v.DropStmt.RemoveType)(s)
		}
	case *pg.Node_TruncateStmt:
		if v.TruncateStmt.Behavior == pg.DropBehavior_DROP_CASCADE {
			return on(v.TruncateStmt.Relations[0].GetRangeVar())
		}
	case *pg.Node_DropOwnedStmt:
		return about("what a role owns")
	case *pg.Node_AlterDomainStmt:
		if v.AlterDomainStmt.Subtype == "X" && v.AlterDomainStmt.Behavior == pg.DropBehavior_DROP_CASCADE {
			return about(dotted(v.AlterDomainStmt.TypeName))
		}
	}
	return doesIf(func(a action) bool { return a.Behavior == pg.DropBehavior_DROP_CASCADE },
		pg.AlterTableType_AT_DropColumn, pg.AlterTableType_AT_DropConstraint)(s)
}
