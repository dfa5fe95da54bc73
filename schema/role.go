package schema

// KindRole is a role, with or without the right to log in.
const KindRole Kind = "role"

// Role is a row of pg_roles (https://www.postgresql.org/docs/current/view-pg-roles.html). Passwords are no part of it:
// they are neither read nor written.
type Role struct {
	Name              string
	Superuser         bool
	CreateDatabases   bool
	CreateRoles       bool
	Inherit           bool // new memberships of it let it use the rights of the other role; before 16: all memberships
	Login             bool
	Replication       bool
	BypassRowSecurity bool
	// ConnectionLimit is how many sessions it may have at once; -1: any number.
	ConnectionLimit int
	// ValidUntil is when its password ends, as PostgreSQL writes a timestamptz in UTC; "infinity": never.
	ValidUntil string
	// Settings are what its sessions start with in all databases, "name=value", sorted.
	Settings []string
}

// ID implements [Object].
func (r *Role) ID() ID { return ID{Kind: KindRole, Name: r.Name} }

// Shared implements [Shared].
func (r *Role) Shared() {}

// roleIDs are the IDs of roles by name, without PUBLIC and the owner, which are none.
func roleIDs(names []string) []ID {
	var list []ID
	for _, name := range names {
		if name != "" && name != "public" {
			list = append(list, ID{Kind: KindRole, Name: name})
		}
	}
	return list
}
