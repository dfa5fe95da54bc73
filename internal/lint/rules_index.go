package lint

import (
	pg "github.com/pganalyze/pg_query_go/v5"
)

var indexRules = []*Rule{
	{
		Code: "PAWL-L101", Name: "index-not-concurrent", Severity: Error,
		Summary: "writes wait until the index is built",
		Why:     "CREATE INDEX takes a SHARE lock on the table while it reads all rows: INSERT, UPDATE and DELETE wait until it ends.",
		Manual:  "sql-createindex.html",
		Instead: "CREATE INDEX CONCURRENTLY, outside of any transaction. Of a partitioned table: CREATE INDEX ON ONLY the table, CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION.",
		find: func(s *statement) []hit {
			if v := s.GetIndexStmt(); v != nil && !v.Concurrent && v.Relation.Inh {
				return []hit{{table: v.Relation, what: index(v)}}
			}
			return nil
		},
	},
	{
		Code: "PAWL-L102", Name: "drop-index-not-concurrent", Severity: Warning, brief: true,
		Summary: "everything that uses the table waits while the index is dropped",
		Why:     "DROP INDEX takes an ACCESS EXCLUSIVE lock on the table of the index. It is held for a moment, but while it waits for a query to end, all later queries wait behind it.",
		Manual:  "sql-dropindex.html",
		Instead: "DROP INDEX CONCURRENTLY, outside of any transaction; where that is refused, as for a partitioned table's index, SET LOCAL lock_timeout before it.",
		find: func(s *statement) []hit {
			v := s.GetDropStmt()
			if v.GetRemoveType() != pg.ObjectType_OBJECT_INDEX || v.Concurrent || s.madeIndex(v.Objects) {
				return nil
			}
			return droppedNames(v)
		},
	},
	{
		Code: "PAWL-L103", Name: "reindex-not-concurrent", Severity: Error,
		Summary: "writes, and reads by the index, wait until it is built anew",
		Why:     "REINDEX takes a SHARE lock on the table and an ACCESS EXCLUSIVE lock on the index while it reads all rows; planning a query needs the index as well.",
		Manual:  "sql-reindex.html", Instead: "REINDEX (CONCURRENTLY) …, outside of any transaction.",
		find: func(s *statement) []hit {
			v := s.GetReindexStmt()
			if v == nil || hasOption(v.Params, "concurrently") {
				return nil
			}
			h := hit{what: v.Name}
			if v.Relation != nil {
				h = hit{what: nameOf(v.Relation)}
				if v.Kind == pg.ReindexObjectType_REINDEX_OBJECT_TABLE {
					h.table = v.Relation
				}
			}
			return []hit{h}
		},
	},
	{
		Code: "PAWL-L104", Name: "concurrently-in-transaction", Severity: Error, certain: true, anyTable: true,
		Summary: "PostgreSQL refuses CONCURRENTLY in a transaction",
		Why:     "What is done concurrently commits several times on its way, and so cannot be part of a transaction (error 25001). Several statements that are sent in one message are a transaction too.",
		Manual:  "sql-createindex.html",
		Instead: "Put the statement alone into a migration that runs outside of any transaction; how to say so to the client is in docs/formats.md.",
		find: func(s *statement) []hit {
			if s.block == 0 && !s.within {
				return nil
			}
			return concurrent(s)
		},
	},
	{
		Code: "PAWL-L105", Name: "index-if-not-exists", Severity: Warning, certain: true,
		Summary: "an index that an earlier try left invalid stays so",
		Why:     "When CREATE INDEX CONCURRENTLY fails, it leaves an index behind that is not valid: writes maintain it and no query uses it. IF NOT EXISTS finds its name taken and does nothing.",
		Manual:  "sql-createindex.html",
		Instead: "DROP INDEX CONCURRENTLY IF EXISTS before it, in a statement of its own, and CREATE INDEX CONCURRENTLY without IF NOT EXISTS.",
		find: func(s *statement) []hit {
			if v := s.GetIndexStmt(); v != nil && v.Concurrent && v.IfNotExists {
				return []hit{{table: v.Relation, what: index(v)}}
			}
			return nil
		},
	},
	{
		Code: "PAWL-L106", Name: "wide-index", Severity: Off, anyTable: true,
		Summary: "an index of more than three columns that is not unique",
		Why:     "Each column makes the index larger and its upkeep dearer; columns behind the first ones help only queries that fix all those before them.",
		Manual:  "indexes-multicolumn.html", Instead: "The columns that are looked up by equality first, and no more than are needed.",
		find: func(s *statement) []hit {
			if v := s.GetIndexStmt(); v != nil && !v.Unique && len(v.IndexParams) > 3 {
				return []hit{{table: v.Relation, what: index(v)}}
			}
			return nil
		},
	},
}

// index names an index as a report does.
func index(v *pg.IndexStmt) string {
	if v.Idxname == "" {
		return "an index on " + nameOf(v.Relation)
	}
	return v.Idxname + " on " + nameOf(v.Relation)
}

// madeIndex says that the same file created the index.
func (s *statement) madeIndex(objects []*pg.Node) bool {
	for _, o := range objects {
		for _, before := range s.script.statements[:s.index] {
			if v := before.GetIndexStmt(); v.GetIdxname() != "" && v.Idxname == last(o.GetList().GetItems()) && before.isFresh(v.Relation) {
				return true
			}
		}
	}
	return false
}

// hasOption says that an option is given and not switched off.
func hasOption(options []*pg.Node, name string) bool {
	for _, o := range options {
		if e := o.GetDefElem(); e.GetDefname() == name {
			text := e.Arg.GetString_().GetSval()
			return text != "false" && text != "off" && (e.Arg.GetInteger() == nil || e.Arg.GetInteger().Ival != 0)
		}
	}
	return false
}

// concurrent finds what is done concurrently, except REFRESH, which a transaction may hold.
func concurrent(s *statement) []hit {
	if v := s.GetIndexStmt(); v != nil && v.Concurrent {
		return []hit{{table: v.Relation, what: index(v)}}
	}
	if v := s.GetDropStmt(); v != nil && v.Concurrent {
		return droppedNames(v)
	}
	if v := s.GetReindexStmt(); v != nil && hasOption(v.Params, "concurrently") {
		return []hit{{what: v.Name + nameOf(v.Relation)}}
	}
	return doesIf(func(a action) bool { return a.Def.GetPartitionCmd().GetConcurrent() }, pg.AlterTableType_AT_DetachPartition)(s)
}

// droppedNames are what a DROP names, a hit each.
func droppedNames(v *pg.DropStmt) []hit {
	var list []hit
	for _, o := range v.Objects {
		list = append(list, hit{what: droppedName(o)})
	}
	return list
}

func droppedName(o *pg.Node) string {
	switch v := o.GetNode().(type) {
	case *pg.Node_List:
		return dotted(v.List.Items)
	case *pg.Node_String_:
		return v.String_.Sval
	case *pg.Node_TypeName:
		return dotted(v.TypeName.Names)
	case *pg.Node_ObjectWithArgs:
		return dotted(v.ObjectWithArgs.Objname)
	}
	return ""
}
