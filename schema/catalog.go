package schema

import (
	"iter"
	"maps"
	"slices"
)

// Catalog is everything in a database at one moment, as far as it is modelled.
type Catalog struct {
	// Major is the server's major version.
	Major int
	// Unknown names the kinds that the role was not allowed to read, with the reason. Nothing may be concluded
	// from the absence of an object of such a kind.
	Unknown map[Kind]string
	// Unmodelled is what somebody made and no kind models; see [Catalog.Reported].
	Unmodelled []Unmodelled
	// Casts is pg_cast: the context (i implicit, a assignment, e explicit) of the cast from one type to another,
	// by the names that format_type gives.
	Casts map[[2]string]string
	// Coercible are the casts among them that change nothing of a value (castmethod b).
	Coercible map[[2]string]bool
	// User is the role that read the catalog, and Owners are the roles that own the objects. A desired state takes
	// them, and Bootstrap, from the database that it is meant for, see [Catalog.OwnedAs].
	User   string
	Owners map[ID]string
	// Bootstrap is the role that owns what the server came with.
	Bootstrap string
	// Outside holds the objects that are there and not ours: they are never created, changed or dropped, and can be
	// referred to. IDs stay in it when the object is taken out.
	Outside map[ID]bool
	// Shared is what the server has for all its databases. It is compared on request only, see [CompareShared].
	Shared map[ID]Object
	// Bodies is what the routines refer to whose bodies are strings; who reads a catalog does not know it yet.
	Bodies map[ID]*Body
	// Checked is what the server says about such a body in this state: nothing if it finds it good. It is not there
	// for one that the server was not asked about.
	Checked map[ID]string
	// Alike are objects as the live database has them that are written otherwise here and mean the same.
	Alike map[ID]Object
	// Shadowed holds routines and types of which the server has others of the same name in pg_catalog: there a name
	// without a schema is looked up first.
	Shadowed map[ID]bool

	graph
	count int     // of objects
	order []int32 // of the objects when they were last asked for, or nil
	fresh []int32 // those that came later
	stale bool    // some of them went
}

// NewCatalog returns an empty catalog for a server of the given major version.
func NewCatalog(major int) *Catalog {
	return &Catalog{
		Major:     major,
		Unknown:   map[Kind]string{},
		Casts:     map[[2]string]string{},
		Coercible: map[[2]string]bool{},
		Owners:    map[ID]string{},
		Outside:   map[ID]bool{},
		Shared:    map[ID]Object{},
		Bodies:    map[ID]*Body{},
		Alike:     map[ID]Object{},
		Checked:   map[ID]string{},
		Shadowed:  map[ID]bool{},
		graph:     newGraph(),
	}
}

// Len is the number of objects.
func (c *Catalog) Len() int { return c.count }

// Put adds an object, or takes the place of the one with its ID.
func (c *Catalog) Put(o Object) {
	id := o.ID()
	c.hold(id, o)
	if h, ok := o.(Hosted); ok {
		if host := h.Host(); host != (ID{}) {
			c.AddUse(id, host)
		}
	}
	if n, ok := o.(Needing); ok {
		for _, need := range n.Needs() {
			c.AddUse(id, need)
		}
	}
	if n, ok := o.(RoleNaming); ok {
		for _, role := range roleIDs(n.RoleNames()) {
			c.AddUse(id, role)
		}
	}
}

// Remove takes an object out. What is recorded of its dependencies stays with the IDs.
func (c *Catalog) Remove(id ID) {
	if n, ok := c.numbers[id]; ok && c.objects.get(n) != nil {
		c.setObject(n, nil)
		c.count, c.stale = c.count-1, true
	}
}

// hold is Put without what the object needs.
func (c *Catalog) hold(id ID, o Object) {
	n := c.number(id)
	if c.objects.get(n) == nil {
		c.count++
		c.fresh = append(c.fresh, n)
	}
	c.setObject(n, o)
}

// Get returns the object with this ID, or nil.
func (c *Catalog) Get(id ID) Object { return c.object(id) }

// Has says whether an object with this ID exists.
func (c *Catalog) Has(id ID) bool { return c.object(id) != nil }

// All yields the objects in the order of their IDs.
func (c *Catalog) All() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, n := range c.sorted() {
			if !yield(c.objects.get(n)) {
				return
			}
		}
	}
}

// IDs returns all IDs in order.
func (c *Catalog) IDs() []ID { return c.list(c.sorted()) }

// sorted are the numbers of all objects in the order of their IDs, kept until the next change. It must not be modified.
func (c *Catalog) sorted() []int32 {
	if len(c.fresh) == 0 && !c.stale {
		return c.order
	}
	slices.SortFunc(c.fresh, c.compare)
	fresh, order := slices.Compact(c.fresh), make([]int32, 0, c.count)
	add := func(n int32) {
		if c.objects.get(n) != nil && (len(order) == 0 || order[len(order)-1] != n) {
			order = append(order, n)
		}
	}
	for _, n := range c.order {
		for len(fresh) > 0 && c.compare(fresh[0], n) < 0 {
			add(fresh[0])
			fresh = fresh[1:]
		}
		add(n)
	}
	for _, n := range fresh {
		add(n)
	}
	c.order, c.fresh, c.stale = order, nil, false
	return order
}

// Differing yields the objects that are not the very same in another catalog, in the order of their IDs: here, there, and nil
// where there is none.
func (c *Catalog) Differing(other *Catalog) iter.Seq2[Object, Object] {
	return func(yield func(here, there Object) bool) {
		for _, id := range c.differing(other) {
			if here, there := c.object(id), other.object(id); here != there && !yield(here, there) {
				return
			}
		}
	}
}

// differing lists the IDs among which those of Differing are. Between clones they are few.
func (c *Catalog) differing(other *Catalog) []ID {
	var list []ID
	if c.register != other.register {
		list = c.IDs()
		for _, n := range other.sorted() {
			if id := other.ids[n]; !c.Has(id) {
				list = append(list, id)
			}
		}
	} else {
		same := func(a, b Object) bool { return a == b }
		list = c.list(c.objects.differing(&other.objects, same))
	}
	slices.SortFunc(list, ID.Compare)
	return list
}

// Each yields the objects of one type, in the order of their IDs.
func Each[T Object](c *Catalog) iter.Seq[T] {
	return func(yield func(T) bool) {
		for o := range c.All() {
			if t, ok := o.(T); ok && !yield(t) {
				return
			}
		}
	}
}

// Find returns the object with this ID as its type.
func Find[T Object](c *Catalog, id ID) (T, bool) {
	t, ok := c.object(id).(T)
	return t, ok
}

// AddUse records that user needs used.
func (c *Catalog) AddUse(user, used ID) {
	if user == used {
		return
	}
	c.link(user, used)
}

// SetUses records what the object needs, and forgets what it needed before.
func (c *Catalog) SetUses(user ID, used []ID) {
	c.unlink(user)
	for _, u := range used {
		c.AddUse(user, u)
	}
}

// Uses returns what the object needs, in order.
func (c *Catalog) Uses(id ID) []ID { return c.linked(&c.uses, id) }

// UsedBy returns what needs the object, in order.
func (c *Catalog) UsedBy(id ID) []ID { return c.linked(&c.usedBy, id) }

// Clone returns a catalog that can be changed without changing c. The objects are shared: they are never modified.
func (c *Catalog) Clone() *Catalog {
	c.sorted() // once for all clones
	d := *c
	d.graph = c.graph.clone()
	d.Unknown = maps.Clone(c.Unknown)
	d.Outside = maps.Clone(c.Outside)
	d.Bodies, d.Checked, d.Alike = maps.Clone(c.Bodies), maps.Clone(c.Checked), maps.Clone(c.Alike)
	return &d
}

// Named returns the IDs of the objects with this name in this schema, parts of others too, in order.
func (c *Catalog) Named(schema, name string) []ID { return c.there(place{schema: schema, name: name}) }

// Parts returns the IDs of the parts with this name that a relation or a domain has, in order.
func (c *Catalog) Parts(schema, parent, name string) []ID {
	return c.there(place{schema, parent, name, true})
}

func (c *Catalog) there(p place) []ID {
	var numbers []int32
	for _, n := range c.at(p) {
		if c.objects.get(n) != nil {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, c.compare)
	return c.list(numbers)
}

// Closure is the part of a catalog that the objects with these IDs need to exist: what they use, the hosts of all
// that, and what must be written with those.
func (c *Catalog) Closure(ids []ID) *Catalog {
	return c.ClosureWithin(ids, func(ID) bool { return true })
}

// ClosureWithin is Closure without the objects that are not within, and what only they need.
func (c *Catalog) ClosureWithin(ids []ID, within func(ID) bool) *Catalog {
	out := *c
	out.graph, out.count, out.order, out.fresh, out.stale = newGraph(), 0, nil, nil, false
	out.Unknown, out.Outside = maps.Clone(c.Unknown), maps.Clone(c.Outside)
	queue := slices.Clone(ids)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		o := c.object(id)
		if o == nil || out.Has(id) || !within(id) {
			continue
		}
		out.hold(id, o)
		for _, used := range c.Uses(id) {
			out.AddUse(id, used)
			queue = append(queue, used)
		}
		if a, ok := o.(Attaching); ok {
			for _, at := range a.Attachments() {
				queue = append(queue, at.Needs...) // an index of the replica identity uses its table, not the other way round
			}
		}
		for _, user := range c.UsedBy(id) {
			if in, ok := c.object(user).(Inline); ok && in.InlineMode() == InlineAlways && in.Host() == id {
				queue = append(queue, user)
			}
		}
	}
	return &out
}
