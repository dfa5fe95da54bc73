package schema

// KindCollation is a collation.
const KindCollation Kind = "collation"

// Collation is a row of pg_collation. The version of the provider's library is not part of it: it says when the
// collation was made or refreshed, not what it is.
type Collation struct {
	Schema        string
	Name          string
	Provider      string // c libc, i ICU, b the server itself (since PostgreSQL 17)
	Deterministic bool
	Collate       string // LC_COLLATE of libc
	Ctype         string // LC_CTYPE of libc
	Locale        string // of the other providers
	Rules         string // tailoring of ICU (since PostgreSQL 16)
}

// ID implements [Object].
func (c *Collation) ID() ID { return ID{Kind: KindCollation, Schema: c.Schema, Name: c.Name} }

// Renamed implements [Type].
func (c *Collation) Renamed(name string) Object {
	d := *c
	d.Name = name
	return &d
}

// TraitAttr implements [Trait].
func (c *Collation) TraitAttr() string { return "Collation" }

// Exposed implements [Exposed].
func (c *Collation) Exposed() bool { return true }
