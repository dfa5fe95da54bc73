package schema

// Name is a name with its schema.
type Name struct {
	Schema string
	Name   string
}

// IsZero says that there is no name.
func (n Name) IsZero() bool { return n == Name{} }

// Claim is a name in one of PostgreSQL's name spaces.
type Claim struct {
	Space, Schema, Name string
}

// IsRelation says that the name is that of a relation: a table, an index, a sequence, a view.
func (c Claim) IsRelation() bool { return c.Space == spaceRelation }

// The name spaces that kinds share (unique indexes of pg_class, pg_type, pg_proc, pg_constraint), and the places
// that one object at a time can have.
const (
	spaceRelation          = "relation"
	spaceType              = "type"
	spaceRoutine           = "routine"
	spacePrimaryKey        = "primary key"
	spaceDefaultConversion = "default conversion"
	spaceDefaultClass      = "default operator class"
	spaceMember            = "operator family member"
	spaceCommutator        = "commutator"
	spaceNegator           = "negator"
	spaceKey               = "key"
	spaceConstraint        = "constraint" // of a table
	spaceCluster           = "cluster"    // the one index that a table is clustered on
)
