package schema

// KindPublicationTable is a table in a publication.
const KindPublicationTable Kind = "publication table"

// PublicationTable is a row of pg_publication_rel.
type PublicationTable struct {
	Publication string
	Schema      string
	Table       string
	Columns     []string // sorted by place in the table; empty: all
	Where       string   // pg_get_expr(prqual); empty: all rows
}

// ID implements [Object].
func (p *PublicationTable) ID() ID {
	return ID{Kind: KindPublicationTable, Schema: p.Schema, Parent: p.Table, Name: p.Publication}
}

// Host implements [Hosted].
func (p *PublicationTable) Host() ID { return ID{Kind: KindPublication, Name: p.Publication} }

// InlineMode implements [Inline].
func (p *PublicationTable) InlineMode() InlineMode { return InlineMay }

// Member implements [Enlisting].
func (p *PublicationTable) Member() ID { return ID{Kind: KindTable, Schema: p.Schema, Name: p.Table} }
