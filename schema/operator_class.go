package schema

// KindOperatorClass is an operator class.
const KindOperatorClass Kind = "operator class"

// OperatorClass is a row of pg_opclass with the members that depend on it.
type OperatorClass struct {
	Schema  string
	Name    string
	Method  string // the index access method
	Type    string // the type of the column
	Default bool
	Family  Name
	Storage string // the type that is stored; empty: Type
	Members []Member
}

// ID implements [Object].
func (c *OperatorClass) ID() ID {
	return ID{Kind: KindOperatorClass, Schema: c.Schema, Name: c.Name, Args: c.Method}
}

// Host implements [Hosted].
func (c *OperatorClass) Host() ID {
	return ID{Kind: KindOperatorFamily, Schema: c.Family.Schema, Name: c.Family.Name, Args: c.Method}
}

// Claims implements [Claimant]: a type has one default class in each access method (DefineOpClass).
func (c *OperatorClass) Claims() []Claim {
	var claims []Claim
	if c.Default {
		claims = append(claims, Claim{Space: spaceDefaultClass, Name: c.Type + " using " + c.Method})
	}
	for _, m := range c.Members {
		claims = append(claims, m.claims(c.Family, c.Method)...)
	}
	return claims
}

// Ambient implements [Ambient]: an index takes the default one.
func (o *OperatorClass) Ambient() {}
