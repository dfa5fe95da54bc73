package schema

// KindMaterializedView is a materialized view.
const KindMaterializedView Kind = "materialized view"
