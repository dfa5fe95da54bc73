package lint

import (
	"strconv"

	pg "github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"

	"pawl/schema/parse"
)

// nameOf writes the name of a relation as it is written.
func nameOf(r *pg.RangeVar) string {
	if r.GetSchemaname() != "" {
		return r.Schemaname + "." + r.Relname
	}
	return r.GetRelname()
}

// last is the last part of a name.
func last(names []*pg.Node) string {
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1].GetString_().GetSval()
}

// dotted is a name in parts.
func dotted(names []*pg.Node) string {
	text := ""
	for i, n := range names {
		if i > 0 {
			text += "."
		}
		text += n.GetString_().GetSval()
	}
	return text
}

// rangeOf is the name of a relation that is given in parts.
func rangeOf(names []*pg.Node) *pg.RangeVar {
	r := &pg.RangeVar{Relname: last(names)}
	if len(names) > 1 {
		r.Schemaname = names[len(names)-2].GetString_().GetSval()
	}
	return r
}

// constant is the value of a constant, as text.
func constant(n *pg.Node) string {
	if c := n.GetTypeCast(); c != nil {
		return constant(c.Arg)
	}
	c := n.GetAConst()
	switch {
	case c.GetSval() != nil:
		return c.GetSval().Sval
	case c.GetIval() != nil:
		return strconv.Itoa(int(c.GetIval().Ival))
	case c.GetFval() != nil:
		return c.GetFval().Fval
	case c.GetBoolval() != nil:
		return strconv.FormatBool(c.GetBoolval().Boolval)
	}
	return ""
}

// all gives the nodes of one type in a tree.
func all[T any](n *pg.Node) []T {
	var list []T
	if n == nil {
		return nil
	}
	parse.Walk(n.ProtoReflect(), func(m protoreflect.Message) {
		if x, ok := m.Interface().(T); ok {
			list = append(list, x)
		}
	})
	return list
}

func calls(n *pg.Node) []*pg.FuncCall { return all[*pg.FuncCall](n) }

func relations(n *pg.Node) []*pg.RangeVar { return all[*pg.RangeVar](n) }

// on is one hit, about a relation.
func on(r *pg.RangeVar) []hit {
	if r == nil {
		return nil
	}
	return []hit{{table: r}}
}

// about is one hit, about something with a name.
func about(name string) []hit { return []hit{{what: name}} }

// action is one action of ALTER TABLE.
type action struct {
	*pg.AlterTableCmd
	table *pg.RangeVar
	at    int
}

// hit is about the column or constraint that the action names.
func (a action) hit() hit {
	h := hit{at: a.at, table: a.table, what: nameOf(a.table)}
	if name := a.subject(); name != "" {
		h.what += "." + name
	}
	return h
}

// subject is the name of what the action is about.
func (a action) subject() string {
	switch {
	case a.Subtype == pg.AlterTableType_AT_SetTableSpace || a.Subtype == pg.AlterTableType_AT_SetAccessMethod:
		return "" // the name is that of where it goes
	case a.Name != "":
		return a.Name
	case a.Def.GetColumnDef() != nil:
		return a.Def.GetColumnDef().Colname
	case a.Def.GetConstraint() != nil:
		return a.Def.GetConstraint().Conname
	}
	return ""
}

// actions are those of ALTER TABLE, of an object type if one is given.
func (s *statement) actions(types ...pg.AlterTableType) []action {
	v := s.GetAlterTableStmt()
	if v == nil || v.Objtype == pg.ObjectType_OBJECT_TYPE {
		return nil
	}
	if s.places == nil && !s.within {
		s.places = s.source.Commands(v)
	}
	var list []action
	for i, n := range v.Cmds {
		a := action{n.GetAlterTableCmd(), v.Relation, 0}
		if i < len(s.places) {
			a.at = s.places[i]
		}
		for _, t := range types {
			if a.Subtype == t {
				list = append(list, a)
			}
		}
	}
	return list
}

// does is a matcher for actions of ALTER TABLE.
func does(types ...pg.AlterTableType) func(*statement) []hit {
	return doesIf(func(action) bool { return true }, types...)
}

// doesIf is a matcher for those of the actions for which more holds.
func doesIf(holds func(a action) bool, types ...pg.AlterTableType) func(*statement) []hit {
	return func(s *statement) []hit {
		var list []hit
		for _, a := range s.actions(types...) {
			if holds(a) {
				list = append(list, a.hit())
			}
		}
		return list
	}
}
