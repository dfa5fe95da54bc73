package schema

// KindFunction is a function.
const KindFunction Kind = "function"
