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
	// Shadowed holds routines and types of which the server has others of the same name in pg_catalog: there a name
	// without a schema is looked up first.
	Shadowed map[ID]bool

	objects map[ID]Object
	uses    map[ID]map[ID]bool
	usedBy  map[ID]map[ID]bool
	names   map[[2]string][]ID // filled when first asked for
	order   []ID               // filled when first asked for
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
		Checked:   map[ID]string{},
		Shadowed:  map[ID]bool{},
		objects:   map[ID]Object{},
		uses:      map[ID]map[ID]bool{},
		usedBy:    map[ID]map[ID]bool{},
	}
}

// Len is the number of objects.
func (c *Catalog) Len() int { return len(c.objects) }

// Put adds an object, or takes the place of the one with its ID.
func (c *Catalog) Put(o Object) {
	id := o.ID()
	c.names, c.order = nil, nil
	c.objects[id] = o
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
	c.names, c.order = nil, nil
	delete(c.objects, id)
}

// Get returns the object with this ID, or nil.
func (c *Catalog) Get(id ID) Object { return c.objects[id] }

// Has says whether an object with this ID exists.
func (c *Catalog) Has(id ID) bool { _, ok := c.objects[id]; return ok }

// All yields the objects in the order of their IDs.
func (c *Catalog) All() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, id := range c.sorted() {
			if !yield(c.objects[id]) {
				return
			}
		}
	}
}

// IDs returns all IDs in order.
func (c *Catalog) IDs() []ID { return slices.Clone(c.sorted()) }

// sorted is IDs, kept until the next change. It must not be modified.
func (c *Catalog) sorted() []ID {
	if c.order == nil {
		c.order = slices.SortedFunc(maps.Keys(c.objects), ID.Compare)
	}
	return c.order
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
	t, ok := c.objects[id].(T)
	return t, ok
}

// AddUse records that user needs used.
func (c *Catalog) AddUse(user, used ID) {
	if user == used {
		return
	}
	put(c.uses, user, used)
	put(c.usedBy, used, user)
}

// SetUses records what the object needs, and forgets what it needed before.
func (c *Catalog) SetUses(user ID, used []ID) {
	for u := range c.uses[user] {
		delete(c.usedBy[u], user)
	}
	delete(c.uses, user)
	for _, u := range used {
		c.AddUse(user, u)
	}
}

func put(m map[ID]map[ID]bool, key, value ID) {
	set := m[key]
	if set == nil {
		set = map[ID]bool{}
		m[key] = set
	}
	set[value] = true
}

// Uses returns what the object needs, in order.
func (c *Catalog) Uses(id ID) []ID {
	return slices.SortedFunc(maps.Keys(c.uses[id]), ID.Compare)
}

// UsedBy returns what needs the object, in order.
func (c *Catalog) UsedBy(id ID) []ID {
	return slices.SortedFunc(maps.Keys(c.usedBy[id]), ID.Compare)
}

// Clone returns a catalog that can be changed without changing c. The objects are shared: they are never modified.
func (c *Catalog) Clone() *Catalog {
	d := *c
	d.objects = maps.Clone(c.objects)
	d.uses = cloneSets(c.uses)
	d.usedBy = cloneSets(c.usedBy)
	d.Unknown = maps.Clone(c.Unknown)
	d.Outside = maps.Clone(c.Outside)
	d.Bodies, d.Checked = maps.Clone(c.Bodies), maps.Clone(c.Checked)
	return &d
}

func cloneSets(m map[ID]map[ID]bool) map[ID]map[ID]bool {
	out := make(map[ID]map[ID]bool, len(m))
	for id, set := range m {
		out[id] = maps.Clone(set)
	}
	return out
}

// Named returns the IDs of the objects with this name in this schema, in order.
func (c *Catalog) Named(schema, name string) []ID {
	if c.names == nil {
		c.names = map[[2]string][]ID{}
		for _, id := range c.sorted() {
			key := [2]string{id.Schema, id.Name}
			c.names[key] = append(c.names[key], id)
		}
	}
	return c.names[[2]string{schema, name}]
}

// Closure is the part of a catalog that the objects with these IDs need to exist: what they use, the hosts of all
// that, and what must be written with those.
func (c *Catalog) Closure(ids []ID) *Catalog {
	return c.ClosureWithin(ids, func(ID) bool { return true })
}

// ClosureWithin is Closure without the objects that are not within, and what only they need.
func (c *Catalog) ClosureWithin(ids []ID, within func(ID) bool) *Catalog {
	out := *c
	out.objects, out.uses, out.usedBy = map[ID]Object{}, map[ID]map[ID]bool{}, map[ID]map[ID]bool{}
	out.names, out.order = nil, nil
	out.Unknown, out.Outside = maps.Clone(c.Unknown), maps.Clone(c.Outside)
	queue := slices.Clone(ids)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		o := c.objects[id]
		if o == nil || out.Has(id) || !within(id) {
			continue
		}
		out.objects[id] = o
		for used := range c.uses[id] {
			out.AddUse(id, used)
			queue = append(queue, used)
		}
		if a, ok := o.(Attaching); ok {
			for _, at := range a.Attachments() { // the index that a table's replica identity is
				queue = append(queue, at.Needs...)
			}
		}
		for user := range c.usedBy[id] {
			if in, ok := c.objects[user].(Inline); ok && in.InlineMode() == InlineAlways && in.Host() == id {
				queue = append(queue, user)
			}
		}
	}
	return &out
}
