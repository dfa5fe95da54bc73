package plan

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"strings"

	"pawl/schema"
)

// CycleError reports steps that wait for each other. It is a mistake in this program, not in the schema.
type CycleError struct {
	Path []schema.ID
}

// Error implements error.
func (e *CycleError) Error() string {
	names := make([]string, len(e.Path))
	for i, id := range e.Path {
		names[i] = id.String()
	}
	return "steps wait for each other in a circle (please report this): " + strings.Join(names, " → ")
}

// key is the place that a step would like among those that could be next.
type key struct {
	waits    bool // something that had better come first is still to come
	drop     bool
	root     schema.ID // the object that stands at the top of the hosts
	place    int       // among the parts of its host
	id       schema.ID
	sequence int
}

func (b *builder) key(n *node) key {
	o := n.step.Object()
	k := key{waits: len(n.soft) > 0, drop: n.step.Verb == Drop, place: place(o), id: o.ID(), sequence: n.seq}
	cat := b.to
	if k.drop {
		cat = b.from
	}
	k.root = Root(cat, o)
	if !k.drop {
		k.place = place(o)
	}
	return k
}

// Root is the object at the top of the hosts: the table of a column, the table of a comment on its trigger.
func Root(cat *schema.Catalog, o schema.Object) schema.ID {
	id := o.ID()
	for range 8 {
		host := hostOf(o)
		if host == (schema.ID{}) {
			return id
		}
		id = host
		next := cat.Get(host)
		if next == nil {
			return id
		}
		o = next
	}
	return id
}

func (k key) compare(l key) int {
	return cmp.Or(
		compareBool(k.drop, l.drop),
		compareBool(k.waits, l.waits),
		k.sign()*k.root.Compare(l.root),
		k.sign()*cmp.Compare(schema.Rank(k.id.Kind), schema.Rank(l.id.Kind)),
		k.sign()*cmp.Compare(k.place, l.place),
		k.sign()*k.id.Compare(l.id),
		cmp.Compare(k.sequence, l.sequence),
	)
}

// sign turns the order of creation round for drops.
func (k key) sign() int {
	if k.drop {
		return -1
	}
	return 1
}

func compareBool(a, b bool) int {
	if a == b {
		return 0
	}
	if b {
		return -1
	}
	return 1
}

type entry struct {
	n *node
	key
}

type queue []entry

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].compare(q[j].key) < 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(entry)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

// sort puts the nodes in an order that keeps all edges; among those that could be next, the key decides. It is
// Kahn's algorithm with a heap.
func (b *builder) sort() ([]*node, error) {
	wanted := map[*node][]*node{} // who would like to come after this one
	left := map[*node]int{}
	q := &queue{}
	for _, n := range b.nodes {
		left[n] = len(n.after)
		for s := range n.soft {
			wanted[s] = append(wanted[s], n)
		}
	}
	for _, n := range b.nodes {
		if left[n] == 0 {
			*q = append(*q, entry{n, b.key(n)})
		}
	}
	heap.Init(q)
	done := map[*node]bool{}
	var order []*node
	for q.Len() > 0 {
		n := heap.Pop(q).(entry).n
		if done[n] {
			continue
		}
		done[n] = true
		n.pos = len(order)
		order = append(order, n)
		for next := range n.before {
			if left[next]--; left[next] == 0 {
				heap.Push(q, entry{next, b.key(next)})
			}
		}
		for _, w := range wanted[n] {
			delete(w.soft, n)
			if len(w.soft) == 0 && left[w] == 0 && !done[w] {
				heap.Push(q, entry{w, b.key(w)})
			}
		}
	}
	if len(order) < len(b.nodes) {
		return nil, b.cycle(done)
	}
	return order, nil
}

// cycle finds one circle among the nodes that could not be placed.
func (b *builder) cycle(done map[*node]bool) error {
	var at *node
	for _, n := range b.nodes {
		if !done[n] {
			at = n
			break
		}
	}
	seen := map[*node]int{}
	var path []*node
	for {
		if i, ok := seen[at]; ok {
			path = path[i:]
			break
		}
		seen[at] = len(path)
		path = append(path, at)
		var waiting []*node
		for p := range at.after {
			if !done[p] {
				waiting = append(waiting, p)
			}
		}
		at = slices.MinFunc(waiting, func(x, y *node) int { return cmp.Compare(x.seq, y.seq) })
	}
	slices.Reverse(path)
	e := &CycleError{}
	for _, n := range append(path, path[0]) {
		e.Path = append(e.Path, n.step.Object().ID())
	}
	return fmt.Errorf("ordering the steps: %w", e)
}
