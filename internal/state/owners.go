package state

import "pawl/schema"

// compareOwners makes the owners that the desired state names objects of both catalogs. What the desired state says
// nothing about belongs to whoever executed it in the scratch database, which means nothing. The owner of what goes is
// kept: it comes back with the object.
func compareOwners(from, to *schema.Catalog) {
	user := to.User
	from.PutOwners()
	to.PutOwners()
	for o := range schema.Each[*schema.Owner](to) {
		if o.Role == user {
			to.Remove(o.ID())
		}
	}
	for o := range schema.Each[*schema.Owner](from) {
		if !to.Has(o.ID()) && (to.Has(o.Target) || o.Role == from.User) {
			from.Remove(o.ID())
		}
	}
}
