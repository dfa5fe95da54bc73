package schema

// KindDomainConstraint is a check constraint of a domain.
const KindDomainConstraint Kind = "domain constraint"

// DomainConstraint is a row of pg_constraint with a contypid and contype c. NOT NULL is an attribute of the domain.
type DomainConstraint struct {
	Schema     string
	Domain     string
	Name       string
	Definition string // pg_get_constraintdef without NOT VALID
	Validated  bool
}

// ID implements [Object].
func (c *DomainConstraint) ID() ID {
	return ID{Kind: KindDomainConstraint, Schema: c.Schema, Parent: c.Domain, Name: c.Name}
}

// Host implements [Hosted].
func (c *DomainConstraint) Host() ID { return ID{Kind: KindDomain, Schema: c.Schema, Name: c.Domain} }

// InlineMode implements [Inline]: CREATE DOMAIN knows no NOT VALID.
func (c *DomainConstraint) InlineMode() InlineMode {
	if !c.Validated {
		return InlineNever
	}
	return InlineMay
}
