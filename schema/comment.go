package schema

// KindComment is a comment on another object.
const KindComment Kind = "comment"
