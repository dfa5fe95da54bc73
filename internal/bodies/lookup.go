package bodies

import (
	"slices"
	"strings"

	"pawl/schema"
)

// index is what the lookups in one catalog have in common.
type index struct {
	cat     *schema.Catalog
	byTable map[schema.ID]map[string]schema.ID // columns of tables
	helpers []schema.ID                        // what expressions use without naming it
}

func newIndex(cat *schema.Catalog) *index {
	x := &index{cat: cat, byTable: map[schema.ID]map[string]schema.ID{}}
	for o := range cat.All() {
		id := o.ID()
		switch id.Kind {
		case schema.KindColumn:
			table := o.(schema.Hosted).Host()
			if x.byTable[table] == nil {
				x.byTable[table] = map[string]schema.ID{}
			}
			x.byTable[table][id.Name] = id
		case schema.KindCast, schema.KindOperatorClass:
			x.helpers = append(x.helpers, id)
		}
	}
	return x
}

// lookup finds what names mean in one catalog, for one routine.
type lookup struct {
	*index
	path     []string
	own      bool        // the path is the routine's own
	strays   bool        // a name was found by a path that not every session has
	triggers []schema.ID // the relations whose triggers call the routine
}

// relations are the kinds that FROM can name; a sequence is one.
var relations = []schema.Kind{schema.KindTable, schema.KindForeignTable, schema.KindView, schema.KindMaterializedView, schema.KindSequence}

// types are the kinds that are types. A relation is the type of its rows.
var types = append([]schema.Kind{schema.KindEnum, schema.KindDomain, schema.KindComposite, schema.KindRange, schema.KindBaseType}, relations[:4]...)

// named gives all objects that a dotted name can mean, in the order of the search_path.
func (l *lookup) named(name []string) []schema.ID {
	qualifier, last, ok := split(name)
	if !ok {
		return nil
	}
	if qualifier != "" {
		return l.cat.Named(qualifier, last)
	}
	var list []schema.ID
	for _, s := range l.path {
		list = append(list, l.cat.Named(s, last)...)
	}
	return list
}

// keep gives the objects among those a name can mean that are wanted.
func (l *lookup) keep(name []string, wanted func(schema.ID) bool) []schema.ID {
	var list []schema.ID
	for _, id := range l.named(name) {
		if wanted(id) {
			list = append(list, id)
			// Every session has the schema public in its search_path, unless someone decided otherwise.
			l.strays = l.strays || len(name) == 1 && !l.own && id.Schema != "public"
		}
	}
	return list
}

// find gives the first object of these kinds that a dotted name means, or nothing.
func (l *lookup) find(name []string, kinds ...schema.Kind) []schema.ID {
	found := false
	return l.keep(name, func(id schema.ID) bool {
		first := !found && slices.Contains(kinds, id.Kind)
		found = found || first
		return first
	})
}

func split(name []string) (qualifier, last string, ok bool) {
	switch len(name) {
	case 1:
		return "", name[0], name[0] != ""
	case 2:
		return name[0], name[1], true
	}
	return "", "", false
}

func (l *lookup) relation(qualifier, name string) []schema.ID {
	if qualifier == "" {
		return l.find([]string{name}, relations...)
	}
	return l.find([]string{qualifier, name}, relations...)
}

// typ gives the type of a name; the server's own come first.
func (l *lookup) typ(name []string) []schema.ID {
	list := l.find(name, types...)
	if len(name) == 1 && len(list) > 0 && l.cat.Shadowed[list[0]] {
		return nil
	}
	return list
}

// shadowed says that a call of the name may be one of a function of the server itself.
func (l *lookup) shadowed(name []string, routines []schema.ID) bool {
	return len(name) == 1 && slices.ContainsFunc(routines, func(id schema.ID) bool { return l.cat.Shadowed[id] })
}

// operator gives all operators of the name: their operands are not known here.
func (l *lookup) operator(name []string) []schema.ID {
	return l.keep(name, func(id schema.ID) bool { return id.Kind == schema.KindOperator })
}

// routine gives the routines that a call with so many arguments can mean; with any, their number tells nothing.
func (l *lookup) routine(name []string, arguments int, any bool) []schema.ID {
	seen := map[string]bool{}
	return l.keep(name, func(id schema.ID) bool {
		if seen[id.Args] || !fits(l.cat.Get(id), arguments, any) {
			return false
		}
		seen[id.Args] = true // it hides those of other schemas
		return true
	})
}

// fits says that an object is a routine that takes so many arguments.
func fits(o schema.Object, arguments int, any bool) bool {
	var inputs []string
	least := 0
	switch r := o.(type) {
	case *schema.Function:
		inputs, least = r.Inputs, len(r.Inputs)-len(r.Defaults)
	case *schema.Procedure:
		inputs, least = r.Inputs, len(r.Inputs)-len(r.Defaults)
	case *schema.Aggregate:
		inputs, least = r.Inputs, len(r.Inputs)
	default:
		return false
	}
	if n := len(inputs); n > 0 && strings.HasPrefix(inputs[n-1], "VARIADIC ") {
		return any || arguments >= min(least, n-1)
	}
	return any || least <= arguments && arguments <= len(inputs)
}

// column gives the column of a relation, or nothing.
func (l *lookup) column(table schema.ID, name string) []schema.ID {
	if id, ok := l.index.byTable[table][name]; ok {
		return []schema.ID{id}
	}
	return nil
}

// columns gives all columns of a relation.
func (l *lookup) columns(table schema.ID) []schema.ID {
	var list []schema.ID
	for _, id := range l.index.byTable[table] {
		list = append(list, id)
	}
	return list
}

// constraint gives a constraint of a relation.
func (l *lookup) constraint(table schema.ID, name string) []schema.ID {
	id := schema.ID{Kind: schema.KindConstraint, Schema: table.Schema, Parent: table.Name, Name: name}
	if name == "" || !l.cat.Has(id) {
		return nil
	}
	return []schema.ID{id}
}

// primaryKey gives the primary key of a relation: GROUP BY may rest on it.
func (l *lookup) primaryKey(table schema.ID) []schema.ID {
	for _, id := range l.cat.UsedBy(table) {
		if c, ok := schema.Find[*schema.Constraint](l.cat, id); ok && c.Type == "p" && c.TableID() == table {
			return []schema.ID{id}
		}
	}
	return nil
}

// rowType is the relation whose rows a type has, or a zero ID.
func (l *lookup) rowType(t typeRef) schema.ID {
	var ids []schema.ID
	switch {
	case t.name != nil && len(t.name.ArrayBounds) == 0:
		ids = l.typ(parts(t.name.Names))
	case !t.column:
		ids = l.find(t.like, relations...)
	}
	if len(ids) == 0 {
		return schema.ID{}
	}
	return ids[0]
}

// triggered lists the relations of which NEW and OLD are rows.
func (l *lookup) triggered(variable string) []schema.ID {
	if variable != "new" && variable != "old" {
		return nil
	}
	return l.triggers
}
