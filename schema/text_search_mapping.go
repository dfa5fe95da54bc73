package schema

// KindTextSearchMapping is what a text search configuration does with one type of token.
const KindTextSearchMapping Kind = "text search mapping"

// TextSearchMapping is the rows of pg_ts_config_map for one configuration and type of token. It is an object of its
// own because it alone needs the dictionaries: when one is made anew, the configuration and the indexes that use
// it stay.
type TextSearchMapping struct {
	Schema        string // the configuration's
	Configuration string
	Token         string // the alias of the type of token
	Number        int    // the parser's number of it
	Dictionaries  []Name // in the order in which they are asked
}

// ID implements [Object].
func (m *TextSearchMapping) ID() ID {
	return ID{Kind: KindTextSearchMapping, Schema: m.Schema, Parent: m.Configuration, Name: m.Token}
}

// Host implements [Hosted].
func (m *TextSearchMapping) Host() ID {
	return ID{Kind: KindTextSearchConfiguration, Schema: m.Schema, Name: m.Configuration}
}

// InlineMode implements [Inline].
func (m *TextSearchMapping) InlineMode() InlineMode { return InlineMay }

// Place orders the mappings of a configuration.
func (m *TextSearchMapping) Place() int { return m.Number }
