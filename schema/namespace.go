package schema

// KindSchema is a schema (pg_namespace).
const KindSchema Kind = "schema"
