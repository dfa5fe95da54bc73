package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

func newHistory() *history {
	return &history{checks: map[string]*check{}, domains: map[string]bool{}}
}

// learn notes what a statement proves to those that come after it.
func (h *history) learn(s *statement) {
	if d := s.GetCreateDomainStmt(); d != nil && len(d.Constraints) > 0 {
		h.domains[last(d.Domainname)] = true
	}
	v := s.GetAlterTableStmt()
	if v == nil {
		return
	}
	for _, n := range v.Cmds {
		a := n.GetAlterTableCmd()
		key := v.Relation.GetRelname() + "\x00" + a.Name
		switch a.Subtype {
		case pg.AlterTableType_AT_AddConstraint:
			c := a.Def.GetConstraint()
			if c.GetContype() == pg.ConstrType_CONSTR_CHECK {
				h.checks[v.Relation.GetRelname()+"\x00"+c.Conname] = &check{v.Relation, notNullColumn(c.RawExpr), !c.SkipValidation}
			}
		case pg.AlterTableType_AT_ValidateConstraint:
			if c := h.checks[key]; c != nil {
				valid := *c
				valid.valid = true
				h.checks[key] = &valid
			}
		case pg.AlterTableType_AT_DropConstraint:
			delete(h.checks, key)
		}
	}
}

// notNullColumn is the column of column IS NOT NULL.
func notNullColumn(n *pg.Node) string {
	t := n.GetNullTest()
	if t.GetNulltesttype() != pg.NullTestType_IS_NOT_NULL {
		return ""
	}
	if f := t.Arg.GetColumnRef().GetFields(); len(f) > 0 {
		return last(f)
	}
	return ""
}

// provesNotNull says that a valid check keeps nulls out of a column.
func (s *statement) provesNotNull(table *pg.RangeVar, column string) bool {
	return slices.ContainsFunc(s.proven, func(c *check) bool { return same(c.table, table) && c.notNull == column })
}

// hasCheck says that a valid check on the table was added by the migrations.
func (s *statement) hasCheck(table *pg.RangeVar) bool {
	return slices.ContainsFunc(s.proven, func(c *check) bool { return same(c.table, table) })
}
