package schema

// KindPublication is a publication.
const KindPublication Kind = "publication"

// Publication is a row of pg_publication. What it publishes, unless all, are objects of their own: they depend on
// columns, which PostgreSQL refuses to drop or retype while they stand.
type Publication struct {
	Name             string
	AllTables        bool
	Publish          []string // of insert, update, delete, truncate, in this order
	ViaRoot          bool
	GeneratedColumns string // since PostgreSQL 18: s stored ones are published; empty: none are
}

// ID implements [Object].
func (p *Publication) ID() ID { return ID{Kind: KindPublication, Name: p.Name} }
