package diff

import (
	"slices"

	"pawl/schema"
)

var membership = attrs[*schema.Membership]{
	{
		Name: "Grants",
		// Whoever may no longer make members can't have made any (https://www.postgresql.org/docs/current/sql-revoke.html).
		Rebuilds: []schema.Kind{schema.KindMembership},
		RebuildsIf: func(from, to *schema.Membership, _ schema.Kind) bool {
			return mayAdmit(from) && !mayAdmit(to)
		},
	},
}

// mayAdmit says that the member may make others members.
func mayAdmit(m *schema.Membership) bool {
	return slices.ContainsFunc(m.Grants, func(g schema.MembershipGrant) bool { return g.Admin })
}
