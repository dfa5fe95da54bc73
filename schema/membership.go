package schema

// KindMembership says that a role is a member of another.
const KindMembership Kind = "membership"

// Membership is the rows of pg_auth_members for one role and one member
// (https://www.postgresql.org/docs/current/role-membership.html). It belongs to the member: a role that is managed is
// a member of what the desired state says and of nothing else, while others may be made members of it at any time.
type Membership struct {
	Role   string // the group
	Member string
	Grants []MembershipGrant // in the order of their grantors
}

// MembershipGrant is what one grantor gave. Before PostgreSQL 16 there is one, and only Admin can differ.
type MembershipGrant struct {
	// Grantor is empty for whoever runs the SQL: for a superuser, PostgreSQL takes the role that initdb made.
	Grantor string
	Admin   bool // may make others members
	Inherit bool // has the role's rights without SET ROLE
	Set     bool // may SET ROLE
}

// ID implements [Object].
func (m *Membership) ID() ID { return ID{Kind: KindMembership, Name: m.Role, Role: m.Member} }

// Shared implements [Shared].
func (m *Membership) Shared() {}

// Host makes the membership end with the member.
func (m *Membership) Host() ID { return ID{Kind: KindRole, Name: m.Member} }

// Needs lists the memberships that give the grantors the right.
func (m *Membership) Needs() []ID {
	var list []ID
	for _, g := range m.Grants {
		if g.Grantor != "" {
			list = append(list, ID{Kind: KindMembership, Name: m.Role, Role: g.Grantor})
		}
	}
	return list
}

// RoleNames implements [RoleNaming].
func (m *Membership) RoleNames() []string {
	names := []string{m.Role, m.Member}
	for _, g := range m.Grants {
		names = append(names, g.Grantor)
	}
	return names
}
