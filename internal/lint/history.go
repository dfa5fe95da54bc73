package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

// history is what the files are known to have done, in the order in which they are applied.
type history struct {
	time    int                 // how many statements there were
	checks  map[string][]*check // by the name of the table
	domains map[string]bool     // those that were made with constraints
}

// check is a check constraint that the migrations add. It proves something from the one time to the other, which is 0 while it
// has not come.
type check struct {
	table          *pg.RangeVar
	name           string
	notNull        string // the column of a CHECK (… IS NOT NULL)
	valid, dropped int
}

func newHistory() *history {
	return &history{checks: map[string][]*check{}, domains: map[string]bool{}}
}

// learn notes what a statement proves to those that come after it.
func (h *history) learn(s *statement) {
	h.time++
	s.time = h.time
	if d := s.GetCreateDomainStmt(); d != nil && len(d.Constraints) > 0 {
		h.domains[last(d.Domainname)] = true
	}
	table := s.GetAlterTableStmt().GetRelation()
	for _, n := range s.GetAlterTableStmt().GetCmds() {
		a := n.GetAlterTableCmd()
		switch c := a.GetDef().GetConstraint(); a.Subtype {
		case pg.AlterTableType_AT_AddConstraint:
			if c.GetContype() != pg.ConstrType_CONSTR_CHECK {
				continue
			}
			k := &check{table: table, name: c.Conname, notNull: notNullColumn(c.RawExpr)}
			if !c.SkipValidation {
				k.valid = h.time
			}
			h.checks[table.Relname] = append(h.checks[table.Relname], k)
		case pg.AlterTableType_AT_ValidateConstraint:
			if k := h.find(table, a.Name); k != nil && k.valid == 0 {
				k.valid = h.time
			}
		case pg.AlterTableType_AT_DropConstraint:
			if k := h.find(table, a.Name); k != nil {
				k.dropped = h.time
			}
		}
	}
}

// find gives a check that is there.
func (h *history) find(table *pg.RangeVar, name string) *check {
	for _, k := range h.checks[table.GetRelname()] {
		if k.name == name && k.dropped == 0 && same(k.table, table) {
			return k
		}
	}
	return nil
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

// proven says that a check on the table is valid when the statement begins, for which more holds.
func (s *statement) proven(table *pg.RangeVar, holds func(*check) bool) bool {
	return slices.ContainsFunc(s.script.known.checks[table.GetRelname()], func(k *check) bool {
		return k.valid > 0 && k.valid < s.time && (k.dropped == 0 || k.dropped >= s.time) && same(k.table, table) && holds(k)
	})
}

// provesNotNull says that a valid check keeps nulls out of a column.
func (s *statement) provesNotNull(table *pg.RangeVar, column string) bool {
	return s.proven(table, func(k *check) bool { return k.notNull == column })
}

// hasCheck says that a valid check on the table was added by the migrations.
func (s *statement) hasCheck(table *pg.RangeVar) bool {
	return s.proven(table, func(*check) bool { return true })
}
