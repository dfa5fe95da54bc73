package schema

// KindOwner is who owns another object.
const KindOwner Kind = "owner"

// Owner is the role that owns an object. It is put in a catalog on request only, see [Catalog.PutOwners].
type Owner struct {
	About
	Role string
}

// ID implements [Object].
func (o *Owner) ID() ID { return o.Target.About(KindOwner) }

// PutOwners makes the owners objects of the catalog, so that they are compared. A desired state that was made by
// the user of a scratch server has that user as the owner of everything, so this is of use only where it says who
// owns what.
func (c *Catalog) PutOwners() {
	for id, role := range c.Owners {
		if o := c.objects[id]; o == nil || followsOwner(o) {
			continue
		}
		c.Put(&Owner{About: About{Target: id, Whole: id}, Role: role})
	}
}

// followsOwner says that PostgreSQL keeps the owner the same as that of another object: that of a sequence which a
// column owns.
func followsOwner(o Object) bool {
	h, ok := o.(*Sequence)
	return ok && h.OwnedBy != nil
}
