package schema

import "strings"

// KindUserMapping says as whom a role works on a foreign server.
const KindUserMapping Kind = "user mapping"

// UserMapping is a row of pg_user_mappings.
type UserMapping struct {
	Server  string
	User    string   // the role; "public" for all roles, a name that no role can have
	Options []string // "name=value", sorted; see [Secret]
	// Hidden says that the reading role may not see the options: they are unknown, not absent.
	Hidden bool
}

// ID implements [Object].
func (u *UserMapping) ID() ID { return ID{Kind: KindUserMapping, Name: u.Server, Role: u.User} }

// RoleNames implements [RoleNaming].
func (u *UserMapping) RoleNames() []string { return []string{u.User} }

// Holds implements [Holder].
func (u *UserMapping) Holds() string {
	if u.Hidden {
		return "its options, which cannot be read"
	}
	var names []string
	for _, o := range u.Options {
		if name, value, _ := strings.Cut(o, "="); value == Secret {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "the value of " + strings.Join(names, ", ") + ", which is never read"
}

// Entitles implements [Entitling].
func (u *UserMapping) Entitles() {}
