package schema

// KindDomain is a domain.
const KindDomain Kind = "domain"

// Domain is a row of pg_type with typtype d, without its checks.
type Domain struct {
	Schema      string
	Name        string
	Type        string // format_type of the type it is based on, with the modifier
	BaseType    string // format_type without
	TypeKind    string // typtype of that type, or of an array's element type
	Array       bool
	Collation   Name   // zero: the type's own
	Default     string // pg_get_expr
	NotNull     bool
	NotNullName string // the name of the not null constraint; empty before PostgreSQL 17
}

// ID implements [Object].
func (d *Domain) ID() ID { return ID{Kind: KindDomain, Schema: d.Schema, Name: d.Name} }

// AsColumn is a column with values of the type that the domain is based on.
func (d *Domain) AsColumn() *Column {
	return &Column{Type: d.Type, BaseType: d.BaseType, TypeKind: d.TypeKind, Array: d.Array}
}

// Claims implements [Claimant].
func (d *Domain) Claims() []Claim { return []Claim{{spaceType, d.Schema, d.Name}} }

// Renamed implements [Type]. The not null constraint gets another name as well: that of the new domain's looks for one
// that no other domain of the schema has.
func (d *Domain) Renamed(name string) Object {
	e := *d
	e.Name = name
	if d.NotNullName != "" {
		e.NotNullName = e.DefaultNotNullName()
	}
	return &e
}

// DefaultNotNullName is the name that PostgreSQL gives to a not null constraint without one.
func (d *Domain) DefaultNotNullName() string { return within(d.Name + "_not_null") }

// NotNullNamed says that the not null constraint has a name of its own.
func (d *Domain) NotNullNamed() bool {
	return d.NotNullName != "" && d.NotNullName != d.DefaultNotNullName()
}

// Exposed implements [Exposed].
func (d *Domain) Exposed() bool { return true }
