package schema

// KindEnum is an enumerated type.
const KindEnum Kind = "enum"
