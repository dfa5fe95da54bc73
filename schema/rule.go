package schema

// KindRule is a rewrite rule other than that of a view.
const KindRule Kind = "rule"
