package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

// share is the first mode of LOCK TABLE, in PostgreSQL's numbers, that keeps writes out: SHARE, SHARE ROW EXCLUSIVE, EXCLUSIVE,
// ACCESS EXCLUSIVE (src/include/storage/lockdefs.h).
const share = 5

// weak are the actions of ALTER TABLE that let others read and write.
var weak = []pg.AlterTableType{pg.AlterTableType_AT_ValidateConstraint, pg.AlterTableType_AT_SetStatistics, pg.AlterTableType_AT_SetRelOptions,
	pg.AlterTableType_AT_ResetRelOptions, pg.AlterTableType_AT_SetOptions, pg.AlterTableType_AT_ResetOptions, pg.AlterTableType_AT_ClusterOn,
	pg.AlterTableType_AT_DropCluster, pg.AlterTableType_AT_DetachPartitionFinalize}

// strong are the tables in use that a statement locks against writes or all use.
func (s *statement) strong() []hit {
	if s.held != nil {
		return *s.held
	}
	list := []hit{}
	s.held = &list
	for _, h := range s.lockable() {
		if h.table == nil || !s.isFresh(h.table) {
			list = append(list, h)
		}
	}
	return list
}

func (s *statement) lockable() []hit {
	switch v := s.GetNode().(type) {
	case *pg.Node_AlterTableStmt:
		return s.alters(v.AlterTableStmt)
	case *pg.Node_DropStmt:
		if v.DropStmt.RemoveType == pg.ObjectType_OBJECT_INDEX && !v.DropStmt.Concurrent && !s.madeIndex(v.DropStmt.Objects) {
			return droppedNames(v.DropStmt)
		}
		if hits := drops(pg.ObjectType_OBJECT_TABLE)(s); hits != nil {
			return hits
		}
		return onTable(v.DropStmt)
	case *pg.Node_IndexStmt:
		if !v.IndexStmt.Concurrent {
			return on(v.IndexStmt.Relation)
		}
	case *pg.Node_RenameStmt:
		if r := v.RenameStmt; r.Relation != nil && r.RelationType == pg.ObjectType_OBJECT_TABLE || r.RenameType == pg.ObjectType_OBJECT_TABLE {
			return on(r.Relation)
		}
	case *pg.Node_TruncateStmt:
		return on(v.TruncateStmt.Relations[0].GetRangeVar())
	case *pg.Node_CreateTrigStmt:
		return on(v.CreateTrigStmt.Relation)
	case *pg.Node_CreatePolicyStmt:
		return on(v.CreatePolicyStmt.Table)
	case *pg.Node_AlterPolicyStmt:
		return on(v.AlterPolicyStmt.Table)
	case *pg.Node_RuleStmt:
		return on(v.RuleStmt.Relation)
	case *pg.Node_ReindexStmt:
		if !hasOption(v.ReindexStmt.Params, "concurrently") {
			return on(v.ReindexStmt.Relation)
		}
	case *pg.Node_RefreshMatViewStmt:
		if !v.RefreshMatViewStmt.Concurrent {
			return on(v.RefreshMatViewStmt.Relation)
		}
	case *pg.Node_ClusterStmt:
		return on(v.ClusterStmt.Relation)
	case *pg.Node_LockStmt:
		if v.LockStmt.Mode >= share && !v.LockStmt.Nowait {
			return on(v.LockStmt.Relations[0].GetRangeVar())
		}
	case *pg.Node_AlterObjectSchemaStmt:
		if v.AlterObjectSchemaStmt.ObjectType == pg.ObjectType_OBJECT_TABLE {
			return on(v.AlterObjectSchemaStmt.Relation)
		}
	case *pg.Node_CreateStmt:
		return references(v.CreateStmt)
	}
	return nil
}

// alters is about ALTER TABLE with at least one action that is not weak.
func (s *statement) alters(v *pg.AlterTableStmt) []hit {
	tables := []pg.ObjectType{pg.ObjectType_OBJECT_TABLE, pg.ObjectType_OBJECT_FOREIGN_TABLE, pg.ObjectType_OBJECT_MATVIEW}
	if !slices.Contains(tables, v.Objtype) {
		return nil
	}
	for _, n := range v.Cmds {
		a := n.GetAlterTableCmd()
		concurrent := a.Def.GetPartitionCmd().GetConcurrent()
		if !slices.Contains(weak, a.Subtype) && !concurrent {
			return on(v.Relation)
		}
	}
	return nil
}

// onTable are the tables of the triggers, policies and rules that a DROP names.
func onTable(v *pg.DropStmt) []hit {
	if !slices.Contains([]pg.ObjectType{pg.ObjectType_OBJECT_TRIGGER, pg.ObjectType_OBJECT_POLICY, pg.ObjectType_OBJECT_RULE}, v.RemoveType) {
		return nil
	}
	var list []hit
	for _, o := range v.Objects {
		if names := o.GetList().GetItems(); len(names) > 1 {
			list = append(list, on(rangeOf(names[:len(names)-1]))...)
		}
	}
	return list
}

// references are the tables that a new one refers to, or is part of.
func references(v *pg.CreateStmt) []hit {
	var list []hit
	if v.Partbound != nil && len(v.InhRelations) == 1 {
		list = append(list, on(v.InhRelations[0].GetRangeVar())...)
	}
	for _, n := range v.TableElts {
		for _, c := range all[*pg.Constraint](n) {
			if c.Contype == pg.ConstrType_CONSTR_FOREIGN && !same(c.Pktable, v.Relation) {
				list = append(list, on(c.Pktable)...)
			}
		}
	}
	return list
}
