package schema

import "slices"

// graph holds objects and their dependencies by the numbers of their IDs: an ID is seven strings, which a large database has
// a million times in its dependencies. Clones have the numbers in common.
type graph struct {
	*register
	objects paged[Object] // nil where only the ID is known
	uses    paged[links]
	usedBy  paged[links]
}

// register numbers IDs in the order in which they turn up.
type register struct {
	numbers map[ID]int32
	ids     []ID
	named   map[place][]int32 // filled when first asked for
}

// place is where an ID with this name may be: in a schema, or as a part of something there.
type place struct {
	schema, parent, name string
	part                 bool
}

// links are numbers of IDs. Elements are never changed in place, so that copies can share them.
type links struct {
	items  []int32
	tidied bool // in order, each once
}

func newGraph() graph { return graph{register: &register{numbers: map[ID]int32{}}} }

// number is that of the ID, which is new if it was not known.
func (r *register) number(id ID) int32 {
	n, ok := r.numbers[id]
	if !ok {
		n = int32(len(r.ids))
		r.numbers[id], r.ids = n, append(r.ids, id)
		if r.named != nil {
			r.name(n)
		}
	}
	return n
}

// list gives the IDs of numbers.
func (r *register) list(numbers []int32) []ID {
	if len(numbers) == 0 {
		return nil
	}
	out := make([]ID, len(numbers))
	for i, n := range numbers {
		out[i] = r.ids[n]
	}
	return out
}

// compare orders numbers as their IDs.
func (r *register) compare(a, b int32) int { return r.ids[a].Compare(r.ids[b]) }

// at lists the numbers of the IDs that may be in a place.
func (r *register) at(p place) []int32 {
	if r.named == nil {
		r.named = map[place][]int32{}
		for n := range r.ids {
			r.name(int32(n))
		}
	}
	return r.named[p]
}

func (r *register) name(n int32) {
	id := r.ids[n]
	anywhere := place{schema: id.Schema, name: id.Name}
	r.named[anywhere] = append(r.named[anywhere], n)
	if id.Parent != "" {
		part := place{id.Schema, id.Parent, id.Name, true}
		r.named[part] = append(r.named[part], n)
	}
}

// object is the one with the ID, or nil.
func (g *graph) object(id ID) Object {
	if n, ok := g.numbers[id]; ok {
		return g.objects.get(n)
	}
	return nil
}

// setObject puts an object, or nil, in the place of the one with the number.
func (g *graph) setObject(n int32, o Object) { *g.objects.at(n, func(*Object) {}) = o }

func (g *graph) link(user, used ID) {
	u, v := g.number(user), g.number(used)
	g.uses.at(u, (*links).split).add(v)
	g.usedBy.at(v, (*links).split).add(u)
}

// unlink forgets what an ID uses.
func (g *graph) unlink(user ID) {
	u := g.number(user)
	for _, v := range g.uses.get(u).items {
		users := g.usedBy.at(v, (*links).split)
		users.items = slices.DeleteFunc(slices.Clone(users.items), func(n int32) bool { return n == u })
	}
	*g.uses.at(u, (*links).split) = links{}
}

// linked lists what an ID has in one of the two lists, in order.
func (g *graph) linked(list *paged[links], id ID) []ID {
	n, ok := g.numbers[id]
	if !ok {
		return nil
	}
	l := list.get(n)
	if len(l.items) > 0 && !l.tidied {
		l.items = slices.Clone(l.items)
		slices.SortFunc(l.items, g.compare)
		l = links{items: slices.Clip(slices.Compact(l.items)), tidied: true}
		list.pages[n/pageSize][n%pageSize] = l // it means the same to all who share the page
	}
	return g.list(l.items)
}

func (l *links) add(n int32) {
	if l.tidied && len(l.items) == 1 && l.items[0] == n {
		return
	}
	l.items, l.tidied = append(l.items, n), false
}

// split leaves the room behind the elements to the other copy.
func (l *links) split() { l.items = slices.Clip(l.items) }

func (g *graph) clone() graph {
	return graph{register: g.register, objects: g.objects.clone(), uses: g.uses.clone(), usedBy: g.usedBy.clone()}
}
