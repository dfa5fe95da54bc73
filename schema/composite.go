package schema

// KindComposite is a composite type made by CREATE TYPE.
const KindComposite Kind = "composite"
