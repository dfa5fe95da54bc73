package render

import (
	"slices"

	"pawl/schema"
)

// hosted lists what ends with an object, in order.
func (l *locking) hosted(id schema.ID) []schema.Object {
	var list []schema.Object
	for _, p := range l.standing(l.index().parts[id]) {
		list = append(list, l.now.Get(p))
	}
	return list
}

// children lists the tables that are partitions of a relation, or inherit from it, in order.
func (l *locking) children(table schema.ID) []schema.ID {
	return slices.DeleteFunc(l.standing(l.index().heirs[table]), func(id schema.ID) bool {
		a := l.now.Get(id).(schema.Attaching)
		return !slices.ContainsFunc(a.Attachments(), func(at schema.Attachment) bool { return slices.Contains(at.Needs, table) })
	})
}

// standing lists those of the objects that are there now, in order.
func (l *locking) standing(ids map[schema.ID]bool) []schema.ID {
	var list []schema.ID
	for id := range ids {
		if l.now.Has(id) {
			list = append(list, id)
		}
	}
	slices.SortFunc(list, schema.ID.Compare)
	return list
}

// stock says what belongs to what, now or at another time.
type stock struct {
	parts, heirs map[schema.ID]map[schema.ID]bool
}

// index makes the stock when it is first asked for.
func (l *locking) index() *stock {
	if l.stock == nil {
		l.stock = &stock{map[schema.ID]map[schema.ID]bool{}, map[schema.ID]map[schema.ID]bool{}}
		for o := range l.now.All() {
			l.stock.add(o)
		}
	}
	return l.stock
}

func (x *stock) add(o schema.Object) {
	id := o.ID()
	if h, ok := o.(schema.Hosted); ok {
		note(x.parts, h.Host(), id)
	}
	if a, ok := o.(schema.Attaching); ok && id.Parent == "" {
		for _, at := range a.Attachments() {
			for _, n := range at.Needs {
				note(x.heirs, n, id)
			}
		}
	}
}

func note(m map[schema.ID]map[schema.ID]bool, of, id schema.ID) {
	if m[of] == nil {
		m[of] = map[schema.ID]bool{}
	}
	m[of][id] = true
}

// descendants lists a table and what its children are, all the way down.
func (l *locking) descendants(table schema.ID) []schema.ID {
	list := []schema.ID{table}
	for i := 0; i < len(list); i++ {
		for _, child := range l.children(list[i]) {
			if !slices.Contains(list, child) {
				list = append(list, child)
			}
		}
	}
	return list
}
