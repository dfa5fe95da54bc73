package schema

import (
	"reflect"
	"slices"
)

// Followed is the catalog after the change that made one of two others out of the other, as far as it is within.
func (c *Catalog) Followed(before, after *Catalog, within func(ID) bool) *Catalog {
	out := c.Clone()
	for _, id := range before.IDs() {
		if !after.Has(id) && within(id) {
			out.Remove(id)
		}
	}
	for o := range after.All() {
		id := o.ID()
		if !within(id) {
			continue
		}
		if old := before.Get(id); old != o && !reflect.DeepEqual(old, o) {
			out.Put(o)
		}
		if uses := after.Uses(id); !slices.Equal(before.Uses(id), uses) {
			out.SetUses(id, uses)
		}
	}
	return out
}

// NotIn lists the objects that another catalog lacks, in order.
func (c *Catalog) NotIn(other *Catalog) []ID {
	return slices.DeleteFunc(c.IDs(), other.Has)
}
