package schema

// KindDomain is a domain.
const KindDomain Kind = "domain"
