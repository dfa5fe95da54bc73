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

// RoleNames implements [RoleNaming].
func (o *Owner) RoleNames() []string { return []string{o.Role} }

// PutOwners makes the owners objects of the catalog, so that they are compared. A desired state that was made by
// the user of a scratch server has that user as the owner of everything, so this is of use only where it says who
// owns what.
func (c *Catalog) PutOwners() {
	for id, role := range c.Owners {
		if o := c.object(id); o == nil || followsOwner(o) || c.Has(id.About(KindOwner)) {
			continue
		}
		c.Put(&Owner{About: About{Target: id, Whole: id}, Role: role})
	}
}

// OwnedAs makes a desired state one for another database: whoever ran the SQL that it was read from, the objects
// belong to those who own them there, and new ones to the role that reads that database. What that SQL grants to an
// owner by name is what the owner has anyway. Call it after [Catalog.PutOwners], before the two are compared.
func (c *Catalog) OwnedAs(live *Catalog) {
	c.User, c.Owners, c.Bootstrap = live.User, live.Owners, live.Bootstrap
	for g := range Each[*Grant](c) {
		if g.Role == "" || g.Role != c.OwnerOf(g.About) {
			continue
		}
		c.Remove(g.ID())
		if g.Target.Kind == KindColumn && !c.Has(g.as("").ID()) {
			c.Put(g.as("")) // nothing is the owner's from the start there
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

// OwnerOf is the role that owns the target, or that is to own it; a new object will belong to who creates it.
func (c *Catalog) OwnerOf(a About) string {
	for _, r := range a.Relations() {
		if o, ok := Find[*Owner](c, r.About(KindOwner)); ok {
			return o.Role
		}
		if owner := c.Owners[r]; owner != "" {
			return owner
		}
	}
	if a.Given() {
		return c.Bootstrap
	}
	return c.User
}

// ownerOfPublic is the role that owns the schema public of a new database
// (https://www.postgresql.org/docs/release/15.0/, under migration).
func ownerOfPublic(c *Catalog) string {
	if c.Major < 15 {
		return c.Bootstrap
	}
	return "pg_database_owner"
}

// followsOwner says that the owner comes with another object: that of a sequence which a column owns with the table's,
// that of an operator's shell with the operator that names it.
func followsOwner(o Object) bool {
	switch o := o.(type) {
	case *Sequence:
		return o.OwnedBy != nil
	case *Operator:
		return o.Shell
	}
	return false
}

// Entitles implements [Entitling].
func (o *Owner) Entitles() {}
