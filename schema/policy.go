package schema

// KindPolicy is a row-level security policy.
const KindPolicy Kind = "policy"

// Policy is a row of pg_policy.
type Policy struct {
	InTable
	Name       string
	Command    string // r SELECT, a INSERT, w UPDATE, d DELETE, * ALL
	Permissive bool
	Roles      []string // sorted; "public" is PUBLIC
	Using      string   // pg_get_expr; empty where there is none
	Check      string
}

// ID implements [Object].
func (p *Policy) ID() ID { return p.member(KindPolicy, p.Name) }

// RoleNames implements [RoleNaming].
func (p *Policy) RoleNames() []string { return p.Roles }

// Accompanies implements [Accompanying].
func (p *Policy) Accompanies() {}
