package bodies

import (
	pg "github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"

	"pawl/schema"
)

// walker goes through one piece and records what it names.
type walker struct {
	look  *lookup
	d     *definition
	body  *schema.Body
	scope *scope
	level *level
	with  *with
}

// with holds the names of common table expressions.
type with struct {
	outer *with
	name  string
}

func (w *with) has(name string) bool {
	for ; w != nil; w = w.outer {
		if w.name == name {
			return true
		}
	}
	return false
}

// use records what a name means; more than one meaning is kept as a possibility each.
func (w *walker) use(early bool, ids ...schema.ID) {
	for _, id := range ids {
		w.record(id, schema.Use{Early: early, Maybe: len(ids) > 1})
	}
}

// maybe records what may be used, but is not named.
func (w *walker) maybe(ids []schema.ID) {
	for _, id := range ids {
		w.record(id, schema.Use{Maybe: true})
	}
}

func (w *walker) record(id schema.ID, u schema.Use) {
	if old, known := w.body.Uses[id]; known {
		u.Early, u.Maybe = u.Early || old.Early, u.Maybe && old.Maybe
	}
	u.Early = u.Early || w.d.sql
	w.body.Uses[id] = u
}

// message goes through a node and all below it.
func (w *walker) message(m protoreflect.Message) {
	if w.scoped(m.Interface()) || w.named(m.Interface()) {
		return
	}
	m.Range(func(f protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		switch {
		case f.Message() == nil:
		case f.IsList():
			for i := range v.List().Len() {
				w.message(v.List().Get(i).Message())
			}
		default:
			w.message(v.Message())
		}
		return true
	})
}

// scoped goes through a statement in which tables give names a meaning; it says whether the node is one.
func (w *walker) scoped(node any) bool {
	switch x := node.(type) {
	case *pg.SelectStmt:
		w.selects(x)
	case *pg.InsertStmt:
		w.inserts(x)
	case *pg.UpdateStmt:
		w.updates(x)
	case *pg.DeleteStmt:
		w.deletes(x)
	case *pg.MergeStmt:
		w.merges(x)
	default:
		return false
	}
	return true
}

// named records what a node names by itself; done says that nothing below it is of interest.
func (w *walker) named(node any) (done bool) {
	switch x := node.(type) {
	case *pg.RangeVar:
		w.relation(x)
		return true
	case *pg.CreateStmt:
		w.nodes(x.TableElts)
		return true
	case *pg.IntoClause:
		return true // a table that is made
	case *pg.ColumnRef:
		w.column(x)
		return true
	case *pg.CallStmt:
		w.call(x.Funccall, true)
		w.nodes(x.Funccall.Args)
		return true
	case *pg.FuncCall:
		w.call(x, false)
	case *pg.TypeName:
		w.use(false, w.look.typ(parts(x.Names))...)
	case *pg.TypeCast:
		w.cast(x)
	case *pg.A_Expr:
		w.maybe(w.look.operator(parts(x.Name)))
	case *pg.CollateClause:
		w.use(false, w.look.find(parts(x.Collname), schema.KindCollation)...)
	}
	return false
}

// node is message for what may be absent.
func (w *walker) node(n *pg.Node) {
	if n != nil {
		w.message(n.ProtoReflect())
	}
}

func (w *walker) nodes(list []*pg.Node) {
	for _, n := range list {
		w.node(n)
	}
}

// parts are the strings in a list of nodes: a dotted name.
func parts(list []*pg.Node) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.GetString_().GetSval())
	}
	return out
}

// relation records a relation that is named. known is false for one that the catalog does not have under this name: a
// common table expression, a temporary table, one of the server's own.
func (w *walker) relation(v *pg.RangeVar) (id schema.ID, known bool) {
	if v.Schemaname == "" && w.d.temps[v.Relname] || v.Schemaname == "pg_temp" {
		return id, false
	}
	ids := w.look.relation(v.Schemaname, v.Relname)
	w.use(false, ids...)
	if len(ids) == 0 {
		return id, false
	}
	return ids[0], true
}

// call records the routines that a call can mean.
func (w *walker) call(c *pg.FuncCall, procedure bool) {
	name := parts(c.Funcname)
	if routines := w.look.routine(name, len(c.Args), c.AggStar || procedure); w.look.shadowed(name, routines) {
		w.maybe(routines)
	} else {
		w.use(false, routines...)
	}
	if len(name) > 0 && len(c.Args) > 0 {
		switch name[len(name)-1] {
		case "nextval", "currval", "setval":
			w.constant(c.Args[0], "regclass")
		}
	}
}

// cast records what a constant names that is cast to regclass and its like.
func (w *walker) cast(c *pg.TypeCast) {
	if name := parts(c.TypeName.Names); len(name) > 0 {
		w.constant(c.Arg, name[len(name)-1])
	}
}

func (w *walker) constant(n *pg.Node, as string) {
	text := n.GetAConst().GetSval().GetSval()
	if text == "" {
		return
	}
	switch as {
	case "regclass":
		if tree, err := pg.Parse("SELECT FROM " + text); err == nil && len(tree.Stmts) == 1 {
			if from := tree.Stmts[0].Stmt.GetSelectStmt().GetFromClause(); len(from) == 1 && from[0].GetRangeVar() != nil {
				w.relation(from[0].GetRangeVar())
			}
		}
	case "regtype":
		w.use(false, w.look.typ(parts(typeOf(text).GetNames()))...)
	case "regproc":
		if name, err := tokens(text); err == nil {
			w.use(false, w.look.routine(names(name), 0, true)...)
		}
	}
}

// value parses an expression; nil if it is none.
func value(text string) *pg.Node {
	tree, err := pg.Parse("SELECT " + text)
	if err != nil || len(tree.Stmts) != 1 {
		return nil
	}
	list := tree.Stmts[0].Stmt.GetSelectStmt().GetTargetList()
	if len(list) != 1 {
		return nil
	}
	return list[0].GetResTarget().GetVal()
}

// typeOf parses the name of a type; nil if it is none.
func typeOf(text string) *pg.TypeName { return value("NULL::" + text).GetTypeCast().GetTypeName() }
