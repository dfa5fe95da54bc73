package state

import "pawl/schema"

// compareOwners makes the owners that the desired state names objects of both catalogs. What the desired state says
// nothing about belongs to whoever executed it in the scratch database, which means nothing.
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
		if !to.Has(o.ID()) {
			from.Remove(o.ID())
		}
	}
}
