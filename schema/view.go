package schema

// KindView is a view.
const KindView Kind = "view"

// View is a row of pg_class with relkind v.
type View struct {
	Schema     string
	Name       string
	Columns    []ViewColumn
	Definition string   // pg_get_viewdef without the semicolon
	Options    []string // check_option, security_barrier, security_invoker
	// Updatable says that PostgreSQL lets rows of its tables be written through it, by itself or by rules.
	Updatable bool
}

// ViewColumn is a column of a view, which is no object of its own.
type ViewColumn struct {
	Name      string
	Type      string // format_type with its modifier
	Collation Name   // zero: the type has none
}

// ID implements [Object].
func (v *View) ID() ID { return ID{Kind: KindView, Schema: v.Schema, Name: v.Name} }

// Claims implements [Claimant]: a view has a row type.
func (v *View) Claims() []Claim {
	return []Claim{{spaceRelation, v.Schema, v.Name}, {spaceType, v.Schema, v.Name}}
}

// Exposed implements [Exposed].
func (v *View) Exposed() bool { return true }
