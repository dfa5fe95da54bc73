package schema

// KindTextSearchConfiguration is a text search configuration.
const KindTextSearchConfiguration Kind = "text search configuration"

// TextSearchConfiguration is a row of pg_ts_config. Its mappings are objects of their own.
type TextSearchConfiguration struct {
	Schema string
	Name   string
	Parser Name
}

// ID implements [Object].
func (c *TextSearchConfiguration) ID() ID {
	return ID{Kind: KindTextSearchConfiguration, Schema: c.Schema, Name: c.Name}
}

// Exposed implements [Exposed].
func (c *TextSearchConfiguration) Exposed() bool { return true }
