package schema

import (
	"maps"
	"slices"
)

// Surroundings are what is there before the objects of a catalog that are not outside, and what is there after them:
// what a new database has and what is outside are in both. What is said about the catalog's objects and is outside, like
// grants to the roles of others, is in neither.
func Surroundings(like *Catalog) (before, after *Catalog) {
	before, after = Initial(like), like.Clone()
	before.Adopt(like)
	for id := range like.Outside {
		if h, ok := like.object(id).(Hosted); ok && h.Host() != (ID{}) && !before.Has(h.Host()) {
			before.Remove(id) // a column that is archived in a table of the catalog's
		}
		if !before.Has(id) {
			after.Remove(id)
		}
	}
	return before, after
}

// Adopt makes what is outside, on either side, the same as in another catalog. What belongs to an object that the
// catalog does not have goes with it where that is all there can be: a comment, a place in a publication, a column that was
// inherited.
func (c *Catalog) Adopt(other *Catalog) {
	maps.Copy(c.Outside, other.Outside)
	other.Outside = maps.Clone(c.Outside)
	if len(c.Outside) == 0 {
		return
	}
	for id := range c.Outside {
		c.forget(id)
	}
	archived := other.Archived()
	for o := range other.All() {
		if id := o.ID(); other.Outside[id] && !(archived[id] && c.lacksHost(o, archived, other)) {
			c.borrow(o, other)
		}
	}
}

// lacksHost says that what is archived in another catalog is a part of something that is not archived, and that is not here: it ends
// with that.
func (c *Catalog) lacksHost(o Object, archived map[ID]bool, other *Catalog) bool {
	for range 8 {
		h, ok := o.(Hosted)
		if !ok || h.Host() == (ID{}) {
			return false
		}
		if !archived[h.Host()] {
			return !c.Has(h.Host())
		}
		o = other.Get(h.Host())
	}
	return false
}

// Supplement adds what is outside in another catalog and missing here.
func (c *Catalog) Supplement(other *Catalog) {
	for o := range other.All() {
		if id := o.ID(); other.Outside[id] && !c.Has(id) {
			c.Outside[id] = true
			c.borrow(o, other)
		}
	}
}

// forget takes an object out together with what is recorded of its needs.
func (c *Catalog) forget(id ID) {
	c.Remove(id)
	c.SetUses(id, nil)
}

// borrow puts an object of another catalog here, unless it only follows one that is not here.
func (c *Catalog) borrow(o Object, other *Catalog) {
	id := o.ID()
	here := func(id ID) bool { return c.Has(id) || other.Has(id) && other.Outside[id] }
	if h, ok := o.(Hosted); ok && id.Of != "" && !here(h.Host()) {
		return
	}
	if m, ok := o.(Enlisting); ok && m.Member() != (ID{}) && !here(m.Member()) {
		return
	}
	if h, ok := o.(Heir); ok && other.isOnlyInherited(h) && !slices.ContainsFunc(h.Ancestors(), here) {
		return
	}
	c.Put(o)
	for _, used := range other.Uses(id) {
		c.AddUse(id, used)
	}
}

// isOnlyInherited says that an object is there only because a parent table's is. All columns of a partition are, though
// PostgreSQL would leave them to it if it were detached.
func (c *Catalog) isOnlyInherited(h Heir) bool {
	if len(h.Ancestors()) == 0 {
		return false
	}
	in, ok := h.(Inline)
	if !ok || in.InlineMode() != InlineAlways {
		return h.Inherited()
	}
	table, ok := c.object(in.Host()).(Attaching)
	return h.Inherited() || ok && slices.ContainsFunc(table.Attachments(), func(a Attachment) bool { return a.Sheds })
}
