package schema

import "cmp"

// KindOwner is who owns another object.
const KindOwner Kind = "owner"

// Owner is the role that owns an object. It is put in a catalog on request only, see [Catalog.PutOwners].
type Owner struct {
	About
	Role string
}

// ID implements [Object].
func (o *Owner) ID() ID { return o.Target.About(KindOwner) }

// RoleNames implements [RoleNaming].
func (o *Owner) RoleNames() []string { return []string{o.Role} }

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

// OwnedAs makes a desired state one for another database: whoever ran the SQL that it was read from, the objects
// belong to those who own them there, and new ones to the role that reads that database. What that SQL grants to an
// owner by name is what the owner has anyway. Call it after [Catalog.PutOwners], before the two are compared.
func (c *Catalog) OwnedAs(live *Catalog) {
	c.User, c.Owners = live.User, live.Owners
	for g := range Each[*Grant](c) {
		owner := live.User
		for _, r := range g.relations() {
			owner = cmp.Or(live.Owners[r], owner)
		}
		if g.Role != "" && g.Role == owner {
			c.Remove(g.ID())
		}
	}
	for d := range Each[*DefaultPrivileges](c) {
		if d.Creator != "" && d.Creator == live.User {
			c.Remove(d.ID())
			own := *d
			own.Creator = ""
			c.Put(&own)
		}
	}
}

// followsOwner says that PostgreSQL keeps the owner the same as that of another object: that of a sequence which a
// column owns.
func followsOwner(o Object) bool {
	h, ok := o.(*Sequence)
	return ok && h.OwnedBy != nil
}

// Entitles implements [Entitling].
func (o *Owner) Entitles() {}
