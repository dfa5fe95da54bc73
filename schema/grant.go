package schema

// KindGrant is the privileges of one role on one object.
const KindGrant Kind = "grant"
