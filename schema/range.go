package schema

// KindRange is a range type.
const KindRange Kind = "range"
