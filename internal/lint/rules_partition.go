package lint

import (
	pg "github.com/pganalyze/pg_query_go/v5"
)

var partitionRules = []*Rule{
	{
		Code: "PAWL-L701", Name: "attach-without-check", Severity: Error,
		Summary: "the table is read for rows that do not fit, while nobody can use it",
		Why:     "ATTACH PARTITION takes an ACCESS EXCLUSIVE lock on the table that is attached and reads it, unless a valid check says that all its rows fit. A DEFAULT partition is locked and read as well.",
		Manual:  "sql-altertable.html",
		Instead: "ADD CONSTRAINT … CHECK with the bounds, NOT VALID, and VALIDATE in a later transaction; then attach, and drop the check. With a DEFAULT partition also a check there that keeps such rows out.",
		find: func(s *statement) []hit {
			var list []hit
			for _, a := range s.actions(pg.AlterTableType_AT_AttachPartition) {
				child := a.Def.GetPartitionCmd().GetName()
				isIndex := s.GetAlterTableStmt().Objtype == pg.ObjectType_OBJECT_INDEX
				if !isIndex && !s.hasCheck(child) {
					list = append(list, hit{at: a.at, table: child})
				}
			}
			return list
		},
	},
	{
		Code: "PAWL-L702", Name: "detach-not-concurrent", Severity: Warning, Since: 14, brief: true,
		Summary: "everything that uses the partitioned table waits while the partition leaves",
		Why:     "DETACH PARTITION takes an ACCESS EXCLUSIVE lock on the partitioned table, and on its DEFAULT partition. It is held for a moment, but while it waits for a query to end, all later queries wait behind it.",
		Manual:  "sql-altertable.html", Instead: "DETACH PARTITION … CONCURRENTLY, outside of any transaction. It is refused where there is a DEFAULT partition; then SET LOCAL lock_timeout.",
		find: func(s *statement) []hit {
			return doesIf(func(a action) bool {
				return !a.Def.GetPartitionCmd().GetConcurrent() && !s.isFresh(a.Def.GetPartitionCmd().GetName())
			}, pg.AlterTableType_AT_DetachPartition)(s)
		},
	},
	{
		Code: "PAWL-L703", Name: "partition-of", Severity: Warning, brief: true,
		Summary: "everything that uses the partitioned table waits while the partition is created",
		Why:     "CREATE TABLE … PARTITION OF takes an ACCESS EXCLUSIVE lock on the partitioned table, and reads its DEFAULT partition under one for rows that belong to the new one.",
		Manual:  "sql-createtable.html", Instead: "CREATE TABLE … (LIKE … INCLUDING ALL), then ATTACH PARTITION, which locks the partitioned table against no reads or writes.",
		find: func(s *statement) []hit {
			if v := s.GetCreateStmt(); v.GetPartbound() != nil && len(v.InhRelations) == 1 {
				return []hit{{table: v.InhRelations[0].GetRangeVar(), what: nameOf(v.Relation)}}
			}
			return nil
		},
	},
}
