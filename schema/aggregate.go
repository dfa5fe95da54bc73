package schema

// KindAggregate is an aggregate function.
const KindAggregate Kind = "aggregate"
