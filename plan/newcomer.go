package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// welcome has new tables that are attached to others have what those have meanwhile: PostgreSQL attaches none that lacks a column
// of its parent, and makes indexes and triggers like that one's. found says that there are such tables.
func (s *schedule) welcome() (found bool) {
	children := s.newcomers()
	queue := slices.SortedFunc(maps.Keys(s.stages), schema.ID.Compare)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		o, ok := s.was(id).(schema.Handed)
		if !ok || s.to.Has(id) {
			continue
		}
		for _, child := range children[s.table(o)] {
			parted := len(children[child]) > 0
			if own, ok := s.hand(o, child, func(o schema.Object) schema.Object { return o.(schema.Handed).Handed(child, parted) }); ok {
				queue, found = append(queue, own), true
			}
		}
	}
	return found
}

// newcomers lists tables that are new by those that they are attached to.
func (s *schedule) newcomers() map[schema.ID][]schema.ID {
	children := map[schema.ID][]schema.ID{}
	for _, id := range slices.SortedFunc(maps.Keys(s.changes), schema.ID.Compare) {
		a, ok := s.changes[id].To.(schema.Attaching)
		if !ok || s.changes[id].Op != diff.Create {
			continue
		}
		for _, at := range a.Attachments() {
			for _, need := range at.Needs {
				if at.Sheds {
					children[need] = append(children[need], id)
				}
			}
		}
	}
	return children
}

// hand gives a new table an object that its parent has until later, from the moment on at which the table is there.
func (s *schedule) hand(o schema.Handed, child schema.ID, handed func(schema.Object) schema.Object) (own schema.ID, ok bool) {
	list, mine := s.stages[o.ID()], handed(o)
	begin, end := s.stages[child][0].At, list[len(list)-1]
	if mine == nil || end.Object != nil || end.At <= begin || s.stages[mine.ID()] != nil || s.isTaken(mine) {
		return own, false
	}
	now, then := s.from.Get(o.ID()), []Stage(nil)
	for _, st := range list {
		if st.At <= begin {
			now = st.Object
		} else {
			then = append(then, st)
		}
	}
	if now != nil {
		then = slices.Insert(then, 0, Stage{At: begin, Object: now, Uses: list[0].Uses})
	}
	own = mine.ID()
	for i := range then {
		then[i].ID, then[i].Serves, then[i].Alone = own, true, false
		if then[i].Object != nil {
			then[i].Object, then[i].Uses = handed(then[i].Object), s.handedUses(o, mine, child, then[i].Uses)
		}
	}
	s.stages[own] = then
	s.handed[own] = o.ID()
	s.heirs[o.ID()] = append(s.heirs[o.ID()], own)
	return own, true
}

// isTaken says that something else has a name of the object.
func (s *schedule) isTaken(o schema.Object) bool {
	return slices.ContainsFunc([]*schema.Catalog{s.from, s.to}, func(cat *schema.Catalog) bool { return cat.Has(o.ID()) }) || s.displaced(o)
}

// handedUses are what the child's object stands on: the parent's, and, of that one's table, what the child has of it.
func (s *schedule) handedUses(o, mine schema.Object, child schema.ID, uses []schema.ID) []schema.ID {
	list := []schema.ID{o.ID(), child}
	if h := hostOf(mine); h != child {
		list = append(list, h)
	}
	table := s.table(o.(schema.Hosted))
	for _, u := range append(slices.Clone(s.from.Uses(o.ID())), uses...) {
		if part, ok := s.was(u).(schema.Handed); ok && s.table(part) == table {
			if u = part.Handed(child, false).ID(); !s.to.Has(u) && s.stages[u] == nil {
				continue
			}
		}
		if u != table && !slices.Contains(list, u) {
			list = append(list, u)
		}
	}
	return list
}

// table is what an object of a table belongs to in the end.
func (s *schedule) table(o schema.Hosted) schema.ID {
	id := o.Host()
	for {
		above := hostOf(s.was(id))
		if above == (schema.ID{}) {
			return id
		}
		id = above
	}
}

// was is an object of the old catalog, or else as it is at first.
func (s *schedule) was(id schema.ID) schema.Object {
	if o := s.from.Get(id); o != nil || len(s.stages[id]) == 0 {
		return o
	}
	return s.stages[id][0].Object
}

// renewedAbove are the parts that are made anew of the tables that a new one is attached to: it would get them as they were.
func (s *schedule) renewedAbove(st Stage) []schema.ID {
	a, ok := st.Object.(schema.Attaching)
	if !ok || s.changes[st.ID].Op != diff.Create {
		return nil
	}
	var list []schema.ID
	for _, at := range a.Attachments() {
		for _, need := range at.Needs {
			if at.Sheds {
				list = append(list, s.renewed[need]...)
			}
		}
	}
	return list
}
