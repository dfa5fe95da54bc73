package schema

// KindPublicationSchema is a schema whose tables are all in a publication.
const KindPublicationSchema Kind = "publication schema"

// PublicationSchema is a row of pg_publication_namespace, which exists since PostgreSQL 15.
type PublicationSchema struct {
	Publication string
	Schema      string
}

// ID implements [Object].
func (p *PublicationSchema) ID() ID {
	return ID{Kind: KindPublicationSchema, Schema: p.Schema, Name: p.Publication}
}

// Host implements [Hosted].
func (p *PublicationSchema) Host() ID { return ID{Kind: KindPublication, Name: p.Publication} }

// InlineMode implements [Inline].
func (p *PublicationSchema) InlineMode() InlineMode { return InlineMay }
