package schema

import "strings"

// PutShared adds an object of the server, or what is said about one. It takes part in nothing before
// [Catalog.CompareShared].
func (c *Catalog) PutShared(o Object) { c.Shared[o.ID()] = o }

// CompareShared makes objects of the server objects of both catalogs: all that the desired state has, and of the old
// one those and what belongs to them. The others are the server's own business, on both sides.
func CompareShared(from, to *Catalog) {
	for _, o := range to.Shared {
		to.Put(o)
	}
	for id, o := range from.Shared {
		h, hosted := o.(Hosted)
		if to.Shared[id] != nil || hosted && to.Shared[h.Host()] != nil {
			from.Put(o)
		}
	}
}

// PutNamedRoles makes the roles that objects name objects too, with the roles that these are members of.
func (c *Catalog) PutNamedRoles() {
	for more := true; more; {
		more = false
		for id, o := range c.Shared {
			h, hosted := o.(Hosted)
			named := !hosted && len(c.UsedBy(id)) > 0 && !strings.HasPrefix(id.Name, "pg_") // those are in every server
			if !c.Has(id) && (named || hosted && c.Has(h.Host())) {
				c.Put(o)
				more = true
			}
		}
	}
}

// LacksRoles lists the objects that name roles which neither the catalog creates nor the server has whose catalog is
// given, by the name of the role. It is empty if that server's roles could not be read.
func (c *Catalog) LacksRoles(server *Catalog) map[string][]ID {
	lacks := map[string][]ID{}
	if _, unknown := server.Unknown[KindRole]; unknown {
		return lacks
	}
	for o := range Each[RoleNaming](c) {
		if _, unknown := c.Unknown[o.ID().Kind]; unknown || c.Outside[o.ID()] {
			continue // it is not compared
		}
		for _, role := range roleIDs(o.RoleNames()) {
			if c.Has(role) || server.Shared[role] != nil {
				continue
			}
			if list := lacks[role.Name]; len(list) == 0 || list[len(list)-1] != o.ID() { // it may name a role twice
				lacks[role.Name] = append(list, o.ID())
			}
		}
	}
	return lacks
}
