package schema

// KindPolicy is a row-level security policy.
const KindPolicy Kind = "policy"
