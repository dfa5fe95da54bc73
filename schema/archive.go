package schema

import (
	"maps"
	"strings"
)

// ArchiveRecord is how the comment begins that says of an object that it is kept aside instead of having been dropped, or,
// of a schema, that such objects are kept in it. The rest is JSON.
const ArchiveRecord = "pawl archive "

// Record is what is noted of an archived object, as the JSON in its comment: where it belongs, and since when it is archived by which
// migration.
type Record struct {
	Kind      Kind   `json:"kind"`
	Schema    string `json:"schema"`
	Table     string `json:"table,omitempty"` // of a column
	Name      string `json:"name"`
	Type      string `json:"type,omitempty"`
	NotNull   bool   `json:"not_null,omitempty"`
	Default   string `json:"default,omitempty"`
	Comment   string `json:"comment,omitempty"`
	Migration string `json:"migration,omitempty"`
	Since     string `json:"since,omitempty"` // RFC 3339, in UTC
}

// IsRecord says that the text of a comment is that of an archived object.
func IsRecord(text string) bool { return strings.HasPrefix(text, ArchiveRecord+"{") }

// Archived finds the objects that are kept aside, with all that belongs to them. They are known by their comments, which follow
// them wherever somebody moves them.
func (c *Catalog) Archived() map[ID]bool {
	found := map[ID]bool{}
	homes := map[string]bool{}
	for o := range Each[*Comment](c) {
		if IsRecord(o.Text) {
			found[o.Target] = true
			if o.Target.Kind == KindSchema {
				homes[o.Target.Name] = true
			}
		}
	}
	if len(found) == 0 {
		return found
	}
	for before := -1; before != len(found); {
		before = len(found)
		for o := range c.All() {
			if id := o.ID(); homes[id.Schema] || c.goesWith(o, found) {
				found[id] = true
			}
		}
	}
	return found
}

// goesWith says that an object is a part of one of the others, or follows one of a parent table.
func (c *Catalog) goesWith(o Object, others map[ID]bool) bool {
	if h, ok := o.(Hosted); ok && others[h.Host()] {
		return true
	}
	if h, ok := o.(Heir); ok {
		for _, a := range h.Ancestors() {
			if others[a] {
				return true
			}
		}
	}
	return false
}

// SetAside marks what is kept aside as outside, on both sides, with what it needs that the other catalog lacks: the type of an
// archived column stays as long as the column.
func (c *Catalog) SetAside(to *Catalog) {
	maps.Copy(to.Outside, to.Archived())
	aside := c.Archived()
	maps.Copy(c.Outside, aside)
	maps.Copy(c.Outside, c.Held(aside, to))
}

// Held is what objects need, and what that needs, as far as another catalog lacks it. What they are parts of does not count: they
// end with that.
func (c *Catalog) Held(by map[ID]bool, other *Catalog) map[ID]bool {
	held := map[ID]bool{}
	var hold func(id ID)
	hold = func(id ID) {
		part, _ := c.object(id).(Hosted)
		for _, u := range c.Uses(id) {
			if !by[u] && !held[u] && c.Has(u) && !other.Has(u) && (part == nil || part.Host() != u) {
				held[u] = true
				hold(u)
			}
		}
	}
	for id := range by {
		hold(id)
	}
	for before := -1; before != len(held); { // what is said of it, and what it is made of
		before = len(held)
		for id := range maps.Clone(held) {
			for _, user := range c.UsedBy(id) {
				if h, ok := c.object(user).(Hosted); ok && h.Host() == id && !other.Has(user) {
					held[user] = true
				}
			}
		}
	}
	return held
}

// Take puts an object of another catalog here, with what it needs and what is known of its body.
func (c *Catalog) Take(o Object, from *Catalog) {
	id := o.ID()
	c.Put(o)
	for _, used := range from.Uses(id) {
		c.AddUse(id, used)
	}
	if b, ok := from.Bodies[id]; ok {
		c.Bodies[id] = b
	}
	if said, ok := from.Checked[id]; ok {
		c.Checked[id] = said
	}
}

// Home is the schema that an object is in.
func Home(o Object) ID { return ID{Kind: KindSchema, Name: o.ID().Schema} }
