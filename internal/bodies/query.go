package bodies

import (
	pg "github.com/pganalyze/pg_query_go/v5"

	"pawl/schema"
)

// level is what the FROM clause of one query shows to its expressions.
type level struct {
	outer *level
	items []item
}

// item is something in a FROM clause.
type item struct {
	alias  string
	schema string    // as written; empty where an alias hides the name
	table  schema.ID // zero for what is no relation of the catalog: its columns are unknown
}

// inside runs f with what is visible at the level, and no more.
func (w *walker) inside(l *level, f func()) {
	outer, with := w.level, w.with
	w.level = l
	f()
	w.level, w.with = outer, with
}

// withs makes the names of common table expressions known; one that is not recursive does not see itself.
func (w *walker) withs(c *pg.WithClause) {
	if c == nil {
		return
	}
	if c.Recursive {
		for _, n := range c.Ctes {
			w.with = &with{w.with, n.GetCommonTableExpr().Ctename}
		}
	}
	for _, n := range c.Ctes {
		w.node(n.GetCommonTableExpr().Ctequery)
		w.with = &with{w.with, n.GetCommonTableExpr().Ctename}
	}
}

func (w *walker) selects(s *pg.SelectStmt) {
	w.inside(w.level, func() {
		w.withs(s.WithClause)
		if s.Larg != nil {
			w.selects(s.Larg)
			w.selects(s.Rarg)
			w.node(s.LimitCount)
			w.node(s.LimitOffset)
			return
		}
		l := &level{outer: w.level}
		for _, n := range s.FromClause {
			w.from(n, l)
		}
		w.inside(l, func() {
			for _, list := range [][]*pg.Node{s.DistinctClause, s.TargetList, s.GroupClause, s.WindowClause, s.ValuesLists, w.sorted(s)} {
				w.nodes(list)
			}
			if len(s.GroupClause) > 0 {
				w.keys(l)
			}
			for _, n := range []*pg.Node{s.WhereClause, s.HavingClause, s.LimitCount, s.LimitOffset} {
				w.node(n)
			}
		})
	})
}

// keys records primary keys: with one, GROUP BY gives the other columns as well, and PostgreSQL looks whether it is there.
func (w *walker) keys(l *level) {
	for _, i := range l.items {
		w.maybe(w.look.primaryKey(i.table))
	}
}

// sorted is the ORDER BY clause without the names of result columns, which come before columns of tables there.
func (w *walker) sorted(s *pg.SelectStmt) []*pg.Node {
	results := map[string]bool{}
	for _, t := range s.TargetList {
		results[t.GetResTarget().GetName()] = true
	}
	var list []*pg.Node
	for _, n := range s.SortClause {
		fields := n.GetSortBy().GetNode().GetColumnRef().GetFields()
		if len(fields) != 1 || !results[fields[0].GetString_().GetSval()] {
			list = append(list, n)
		}
	}
	return list
}

// from adds what stands in a FROM clause to a level. A subquery sees its neighbours only if it is LATERAL.
func (w *walker) from(n *pg.Node, l *level) {
	switch {
	case n.GetRangeVar() != nil:
		l.items = append(l.items, w.table(n.GetRangeVar()))
	case n.GetRangeSubselect() != nil:
		s := n.GetRangeSubselect()
		sees := l.outer
		if s.Lateral {
			sees = l
		}
		w.inside(sees, func() { w.node(s.Subquery) })
		l.items = append(l.items, item{alias: s.Alias.GetAliasname()})
	case n.GetJoinExpr() != nil:
		w.join(n.GetJoinExpr(), l)
	case n.GetRangeTableSample() != nil:
		s := n.GetRangeTableSample()
		w.from(s.Relation, l)
		w.inside(l, func() { w.nodes(s.Args); w.node(s.Repeatable) })
	default:
		w.inside(l, func() { w.node(n) })
		alias := n.GetRangeFunction().GetAlias()
		if alias == nil {
			alias = n.GetRangeTableFunc().GetAlias()
		}
		l.items = append(l.items, item{alias: alias.GetAliasname()})
	}
}

func (w *walker) join(j *pg.JoinExpr, l *level) {
	before := len(l.items)
	w.from(j.Larg, l)
	w.from(j.Rarg, l)
	for _, name := range parts(j.UsingClause) {
		for _, i := range l.items[before:] {
			w.use(false, w.look.column(i.table, name)...)
		}
	}
	w.inside(l, func() { w.node(j.Quals) })
	if j.Alias != nil {
		l.items = append(l.items[:before], item{alias: j.Alias.Aliasname})
	}
}

// table is an item for a relation that is read; the names of common table expressions come first.
func (w *walker) table(v *pg.RangeVar) item {
	i := item{alias: v.Relname, schema: v.Schemaname}
	if v.Alias != nil {
		i.alias, i.schema = v.Alias.Aliasname, ""
	}
	if v.Schemaname == "" && w.with.has(v.Relname) {
		return i
	}
	if id, ok := w.relation(v); ok && len(v.Alias.GetColnames()) == 0 {
		i.table = id
	}
	return i
}

// target is an item for a relation that is written: it is never a common table expression.
func (w *walker) target(v *pg.RangeVar) item {
	outer := w.with
	w.with = nil
	i := w.table(v)
	w.with = outer
	return i
}

// columns records the columns that a list of targets names, and goes through what they are set to.
func (w *walker) columns(i item, list []*pg.Node) {
	for _, n := range list {
		w.use(false, w.look.column(i.table, n.GetResTarget().GetName())...)
		w.nodes(n.GetResTarget().GetIndirection())
		w.node(n.GetResTarget().GetVal())
	}
}

func (w *walker) inserts(s *pg.InsertStmt) {
	w.inside(w.level, func() {
		w.withs(s.WithClause)
		into := w.target(s.Relation)
		if len(s.Cols) == 0 {
			w.all(w.look.columns(into.table))
		}
		w.columns(into, s.Cols)
		w.node(s.SelectStmt)
		excluded := item{alias: "excluded", table: into.table}
		if c := s.OnConflictClause; c != nil {
			w.inside(&level{outer: w.level, items: []item{into}}, func() {
				if c.Infer != nil {
					w.message(c.Infer.ProtoReflect())
					w.use(false, w.look.constraint(into.table, c.Infer.Conname)...)
				}
			})
			w.inside(&level{outer: w.level, items: []item{into, excluded}}, func() {
				w.columns(into, c.TargetList)
				w.node(c.WhereClause)
			})
		}
		w.inside(&level{outer: w.level, items: []item{into}}, func() { w.nodes(s.ReturningList) })
	})
}

// all records objects that are all meant.
func (w *walker) all(ids []schema.ID) {
	for _, id := range ids {
		w.use(false, id)
	}
}

func (w *walker) updates(s *pg.UpdateStmt) {
	w.inside(w.level, func() {
		w.withs(s.WithClause)
		set := w.target(s.Relation)
		l := &level{outer: w.level, items: []item{set}}
		for _, n := range s.FromClause {
			w.from(n, l)
		}
		w.inside(l, func() {
			w.columns(set, s.TargetList)
			w.node(s.WhereClause)
			w.nodes(s.ReturningList)
		})
	})
}

func (w *walker) deletes(s *pg.DeleteStmt) {
	w.inside(w.level, func() {
		w.withs(s.WithClause)
		l := &level{outer: w.level, items: []item{w.target(s.Relation)}}
		for _, n := range s.UsingClause {
			w.from(n, l)
		}
		w.inside(l, func() {
			w.node(s.WhereClause)
			w.nodes(s.ReturningList)
		})
	})
}

func (w *walker) merges(s *pg.MergeStmt) {
	w.inside(w.level, func() {
		w.withs(s.WithClause)
		into := w.target(s.Relation)
		l := &level{outer: w.level, items: []item{into}}
		w.from(s.SourceRelation, l)
		w.inside(l, func() {
			w.node(s.JoinCondition)
			for _, n := range s.MergeWhenClauses {
				c := n.GetMergeWhenClause()
				w.node(c.Condition)
				w.columns(into, c.TargetList)
				w.nodes(c.Values)
			}
		})
	})
}
