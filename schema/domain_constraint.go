package schema

// KindDomainConstraint is a check constraint of a domain.
const KindDomainConstraint Kind = "domain constraint"
