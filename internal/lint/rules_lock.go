package lint

import (
	pg "github.com/pganalyze/pg_query_go/v5"
)

var lockRules = []*Rule{
	{
		Code: "PAWL-L601", Name: "set-tablespace", Severity: Error,
		Summary: "nobody can use the table while its files are copied",
		Why:     "SET TABLESPACE copies the table's or index's files under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-altertable.html", Instead: "For an index, build another one there concurrently; for a table, when few use it.",
		find: func(s *statement) []hit {
			if v := s.GetAlterTableMoveAllStmt(); v != nil {
				return about("all in " + v.OrigTablespacename)
			}
			return does(pg.AlterTableType_AT_SetTableSpace)(s)
		},
	},
	{
		Code: "PAWL-L602", Name: "set-logged", Severity: Error,
		Summary: "nobody can use the table while it is written anew",
		Why:     "SET LOGGED and SET UNLOGGED write the table and its indexes anew under an ACCESS EXCLUSIVE lock. An unlogged table is empty after a crash, and on replicas.",
		Manual:  "sql-altertable.html", Instead: "Decide when the table is created.",
		find: does(pg.AlterTableType_AT_SetLogged, pg.AlterTableType_AT_SetUnLogged),
	},
	{
		Code: "PAWL-L603", Name: "set-access-method", Severity: Error, Since: 15,
		Summary: "nobody can use the table while it is written anew",
		Why:     "SET ACCESS METHOD writes the table anew under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-altertable.html", Instead: "A new table that the rows are copied into in batches.",
		find: does(pg.AlterTableType_AT_SetAccessMethod),
	},
	{
		Code: "PAWL-L604", Name: "cluster", Severity: Error,
		Summary: "nobody can use the table while it is written anew",
		Why:     "CLUSTER writes the table and its indexes anew, in another order, under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-cluster.html", Instead: "When few use the table, or with an extension that does it concurrently, like pg_repack.",
		find: func(s *statement) []hit {
			v := s.GetClusterStmt()
			switch {
			case v == nil:
				return nil
			case v.Relation == nil:
				return about("all tables that were clustered before")
			}
			return on(v.Relation)
		},
	},
	{
		Code: "PAWL-L605", Name: "vacuum-full", Severity: Error,
		Summary: "nobody can use the table while it is written anew",
		Why:     "VACUUM FULL writes the table and its indexes anew under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-vacuum.html", Instead: "VACUUM without FULL, which gives the room to new rows; or an extension that does it concurrently, like pg_repack.",
		find: func(s *statement) []hit {
			v := s.GetVacuumStmt()
			if v == nil || !hasOption(v.Options, "full") {
				return nil
			}
			if len(v.Rels) == 0 {
				return about("all tables of the database")
			}
			var list []hit
			for _, r := range v.Rels {
				list = append(list, on(r.GetVacuumRelation().GetRelation())...)
			}
			return list
		},
	},
	{
		Code: "PAWL-L606", Name: "refresh-not-concurrent", Severity: Error,
		Summary: "nobody can read the materialized view until its query has ended",
		Why:     "REFRESH MATERIALIZED VIEW takes an ACCESS EXCLUSIVE lock on the view while its query runs.",
		Manual:  "sql-refreshmaterializedview.html", Instead: "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index over columns without a condition.",
		find: func(s *statement) []hit {
			if v := s.GetRefreshMatViewStmt(); v != nil && !v.Concurrent {
				return on(v.Relation)
			}
			return nil
		},
	},
	{
		Code: "PAWL-L607", Name: "lock-table", Severity: Warning, brief: true,
		Summary: "others wait until the transaction ends",
		Why:     "LOCK TABLE takes ACCESS EXCLUSIVE unless it names another mode. While it waits for a query to end, all later queries wait behind it.",
		Manual:  "sql-lock.html", Instead: "SET LOCAL lock_timeout before it, the weakest mode that does, and a short transaction.",
		find: func(s *statement) []hit {
			v := s.GetLockStmt()
			if v == nil || v.Nowait || v.Mode < share {
				return nil
			}
			var list []hit
			for _, n := range v.Relations {
				list = append(list, on(n.GetRangeVar())...)
			}
			return list
		},
	},
	{
		Code: "PAWL-L608", Name: "create-trigger", Severity: Warning, brief: true,
		Summary: "writes to the table wait while the trigger is created",
		Why:     "CREATE TRIGGER takes a SHARE ROW EXCLUSIVE lock. It is held for a moment, but while it waits for a transaction that writes, all later writes wait behind it.",
		Manual:  "sql-createtrigger.html", Instead: "SET LOCAL lock_timeout before it, and try again.",
		find: func(s *statement) []hit {
			if v := s.GetCreateTrigStmt(); v != nil {
				return []hit{{table: v.Relation, what: v.Trigname + " on " + nameOf(v.Relation)}}
			}
			return nil
		},
	},
	{
		Code: "PAWL-L609", Name: "missing-lock-timeout", Severity: Warning, certain: true,
		Summary: "no lock_timeout bounds how long others wait behind this statement",
		Why:     "A statement that wants a strong lock waits for all transactions that use the table, and all that come later wait behind it, reads as well. One long query is enough to stop everything.",
		Manual:  "runtime-config-client.html", Instead: "SET LOCAL lock_timeout = '2s' at the begin of the transaction (SET lock_timeout before a statement outside of any), and apply it again if it gave up.",
		find: func(s *statement) []hit {
			if s != s.script.bare { // once is enough
				return nil
			}
			return s.strong()
		},
	},
	{
		Code: "PAWL-L610", Name: "missing-statement-timeout", Severity: Off, certain: true,
		Summary: "no statement_timeout bounds how long this statement may hold its lock",
		Why:     "lock_timeout bounds the wait for a lock only. A statement that reads all rows holds its lock as long as that takes.",
		Manual:  "runtime-config-client.html", Instead: "SET LOCAL statement_timeout at the begin of the transaction.",
		find: func(s *statement) []hit {
			if s.runs {
				return nil
			}
			return s.strong()
		},
	},
	{
		Code: "PAWL-L611", Name: "several-tables-locked", Severity: Off,
		Summary: "a second table is locked while the lock on the first is held",
		Why:     "Two transactions that lock the same tables in another order wait for each other until PostgreSQL ends one of them (40P01); that may be the application's.",
		Manual:  "explicit-locking.html", Instead: "A transaction for each table.",
		find: func(s *statement) []hit {
			for _, h := range s.strong() {
				for _, before := range s.script.statements[:s.index] {
					if s.block == 0 || before.block != s.block {
						continue
					}
					for _, first := range before.strong() {
						if first.table != nil && h.table != nil && !same(first.table, h.table) {
							return []hit{h}
						}
					}
				}
			}
			return nil
		},
	},
	{
		Code: "PAWL-L612", Name: "data-with-lock", Severity: Error,
		Summary: "rows are written while the transaction holds a lock that others wait for",
		Why:     "Locks are held until the transaction ends. What the earlier statement locked for a moment stays locked while rows are written: for minutes, if they are many.",
		Manual:  "explicit-locking.html", Instead: "A migration for the definitions and another one for the rows.",
		find: func(s *statement) []hit {
			table := written(s.Node)
			if table == nil || s.block == 0 {
				return nil
			}
			for _, before := range s.script.statements[:s.index] {
				if before.block == s.block && len(before.strong()) > 0 {
					return on(table)
				}
			}
			return nil
		},
	},
}

// written is the table whose rows a statement updates or deletes; INSERT of given values is taken for few.
func written(n *pg.Node) *pg.RangeVar {
	switch v := n.GetNode().(type) {
	case *pg.Node_UpdateStmt:
		return v.UpdateStmt.Relation
	case *pg.Node_DeleteStmt:
		return v.DeleteStmt.Relation
	case *pg.Node_MergeStmt:
		return v.MergeStmt.Relation
	case *pg.Node_InsertStmt:
		if s := v.InsertStmt.SelectStmt.GetSelectStmt(); s != nil && len(s.ValuesLists) == 0 && len(s.FromClause) > 0 {
			return v.InsertStmt.Relation
		}
	}
	return nil
}
