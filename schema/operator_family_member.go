package schema

import "strconv"

// KindOperatorFamilyMember is an operator or a function that belongs to an operator family, but to no class of it.
const KindOperatorFamilyMember Kind = "operator family member"

// OperatorFamilyMember is a row of pg_amop or pg_amproc that depends on the family alone. PostgreSQL decides which
// members of CREATE OPERATOR CLASS are such: those between different types, optional support functions, and all
// operators of GiST, GIN and SP-GiST (amadjustmembers, https://www.postgresql.org/docs/current/index-functions.html).
type OperatorFamilyMember struct {
	Schema string // the family's
	Family string
	Method string
	Member
}

// Member is an operator or a support function of an operator class or family.
type Member struct {
	Function bool
	Number   int    // strategy or support number
	Left     string // types for which it serves
	Right    string
	Object   string // the operator or function, with its argument types
	OrderBy  *Name  // the operator family by which an ordering operator's results are sorted
}

// ID implements [Object].
func (m *OperatorFamilyMember) ID() ID {
	return ID{Kind: KindOperatorFamilyMember, Schema: m.Schema, Parent: m.Family, Name: m.slot(), Args: m.Method}
}

// Host implements [Hosted].
func (m *OperatorFamilyMember) Host() ID {
	return ID{Kind: KindOperatorFamily, Schema: m.Schema, Name: m.Family, Args: m.Method}
}

// InlineMode implements [Inline].
func (m *OperatorFamilyMember) InlineMode() InlineMode { return InlineMay }

// Place orders the members of a family: operators before functions.
func (m *OperatorFamilyMember) Place() int {
	const afterOperators = 1 << 16
	if m.Function {
		return afterOperators + m.Number
	}
	return m.Number
}

// Claims implements [Claimant].
func (m *OperatorFamilyMember) Claims() []Claim { return m.claims(Name{m.Schema, m.Family}, m.Method) }

// slot is the place in the family.
func (m Member) slot() string {
	word := "operator "
	if m.Function {
		word = "function "
	}
	return word + strconv.Itoa(m.Number) + " (" + m.Left + ", " + m.Right + ")"
}

// claims are the names that a member takes in its family: its place, and the operator, that can have no other place
// (unique indexes of pg_amop and pg_amproc).
func (m Member) claims(family Name, method string) []Claim {
	space := spaceMember + " " + method + " " + family.Name
	claims := []Claim{{space, family.Schema, m.slot()}}
	if !m.Function {
		purpose := " for search"
		if m.OrderBy != nil {
			purpose = " for ordering"
		}
		claims = append(claims, Claim{space, family.Schema, m.Object + purpose})
	}
	return claims
}
