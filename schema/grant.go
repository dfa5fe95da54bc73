package schema

// KindGrant is the privileges of one role on one object.
const KindGrant Kind = "grant"

// Grant is the entries of one role in the access control list of an object
// (https://www.postgresql.org/docs/current/ddl-priv.html), where they are not the ones that everyone has who never
// heard of GRANT: all for the owner, EXECUTE on functions and USAGE on types and languages for PUBLIC.
type Grant struct {
	About
	Role       string      // "public" is PUBLIC, the empty name the owner
	Privileges []Privilege // what the role has, in the order of the manual
	Default    []Privilege // what it has where nothing was granted or revoked
}

// Privilege is an entry of an access control list.
type Privilege struct {
	Name      string // SELECT, INSERT, …
	Grantable bool   // WITH GRANT OPTION
	Grantor   string // empty: the owner
}

// ID implements [Object].
func (g *Grant) ID() ID {
	id := g.Target.About(KindGrant)
	id.Role = g.Role
	return id
}

// RoleNames implements [RoleNaming].
func (g *Grant) RoleNames() []string { return append(grantors(g.Privileges), g.Role) }

// grantors names who granted the privileges.
func grantors(list []Privilege) []string {
	var names []string
	for _, p := range list {
		names = append(names, p.Grantor)
	}
	return names
}

// as is the same said about another role.
func (g *Grant) as(role string) *Grant {
	other := *g
	other.Role = role
	return &other
}

// Needs lists what the grant stands on besides its target: the owner, the grants that give a grantor the right, and, for
// a column, the same role's on the whole relation, because revoking these revokes the column's as well
// (https://www.postgresql.org/docs/current/sql-revoke.html).
func (g *Grant) Needs() []ID {
	var list []ID
	add := func(target ID, role string) {
		if role != g.Role || target != g.Target {
			id := target.About(KindGrant)
			id.Role = role
			list = append(list, id)
		}
	}
	for _, r := range g.Relations() {
		if g.Target.Kind == KindColumn {
			add(r, g.Role)
		}
		// The old owner's privileges become the new one's (aclnewowner in acl.c).
		list = append(list, r.About(KindOwner))
	}
	for _, p := range g.Privileges {
		if p.Grantor != "" {
			add(g.Target, p.Grantor)
			for _, r := range g.Relations() {
				add(r, p.Grantor)
			}
		}
	}
	return list
}

// Entitles implements [Entitling].
func (g *Grant) Entitles() {}
