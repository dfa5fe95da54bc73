package schema

import (
	"maps"
	"slices"
)

// graph numbers IDs in the order in which they turn up, and holds what is known of each by its number: an ID is seven strings,
// which a large database has a million times in its dependencies.
type graph struct {
	numbers map[ID]int32
	ids     []ID
	objects []Object // nil where only the ID is known
	uses    []links
	usedBy  []links
}

// links are numbers of IDs. Elements are never changed in place, so that copies can share them.
type links struct {
	items  []int32
	tidied bool // in order, each once
}

func newGraph() graph { return graph{numbers: map[ID]int32{}} }

// number is that of the ID, which is new if it was not known.
func (g *graph) number(id ID) int32 {
	n, ok := g.numbers[id]
	if !ok {
		n = int32(len(g.ids))
		g.numbers[id] = n
		g.ids, g.objects = append(g.ids, id), append(g.objects, nil)
		g.uses, g.usedBy = append(g.uses, links{}), append(g.usedBy, links{})
	}
	return n
}

// object is the one with the ID, or nil.
func (g *graph) object(id ID) Object {
	if n, ok := g.numbers[id]; ok {
		return g.objects[n]
	}
	return nil
}

func (g *graph) link(user, used ID) {
	u, v := g.number(user), g.number(used)
	g.uses[u].add(v)
	g.usedBy[v].add(u)
}

// unlink forgets what an ID uses.
func (g *graph) unlink(user ID) {
	u := g.number(user)
	for _, v := range g.uses[u].items {
		users := g.usedBy[v]
		without := func(n int32) bool { return n == u }
		g.usedBy[v] = links{items: slices.DeleteFunc(slices.Clone(users.items), without), tidied: users.tidied}
	}
	g.uses[u] = links{}
}

// linked lists what an ID has in one of the two lists, in order.
func (g *graph) linked(list []links, id ID) []ID {
	n, ok := g.numbers[id]
	if !ok {
		return nil
	}
	if !list[n].tidied {
		list[n] = g.tidy(list[n])
	}
	return g.list(list[n].items)
}

// list gives the IDs of numbers.
func (g *graph) list(numbers []int32) []ID {
	if len(numbers) == 0 {
		return nil
	}
	out := make([]ID, len(numbers))
	for i, n := range numbers {
		out[i] = g.ids[n]
	}
	return out
}

func (g *graph) tidy(l links) links {
	items := slices.Clone(l.items)
	slices.Sort(items)
	items = slices.Clip(slices.Compact(items))
	g.sort(items)
	return links{items: items, tidied: true}
}

// sort puts numbers in the order of their IDs.
func (g *graph) sort(numbers []int32) {
	slices.SortFunc(numbers, func(a, b int32) int { return g.ids[a].Compare(g.ids[b]) })
}

func (l *links) add(n int32) {
	if l.tidied {
		if len(l.items) == 1 && l.items[0] == n {
			return
		}
		l.items, l.tidied = slices.Clip(l.items), false
	}
	l.items = append(l.items, n)
}

func (g *graph) clone() graph {
	return graph{numbers: maps.Clone(g.numbers), ids: slices.Clone(g.ids), objects: slices.Clone(g.objects),
		uses: cloneLinks(g.uses), usedBy: cloneLinks(g.usedBy)}
}

// cloneLinks shares the elements, but not the room behind them.
func cloneLinks(list []links) []links {
	out := make([]links, len(list))
	for i, l := range list {
		out[i] = links{items: slices.Clip(l.items), tidied: l.tidied}
	}
	return out
}
