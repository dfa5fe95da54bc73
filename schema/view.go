package schema

// KindView is a view.
const KindView Kind = "view"
