package schema

// KindTextSearchDictionary is a text search dictionary.
const KindTextSearchDictionary Kind = "text search dictionary"

// TextSearchDictionary is a row of pg_ts_dict.
type TextSearchDictionary struct {
	Schema   string
	Name     string
	Template Name
	Options  []DictionaryOption // their order means nothing
}

// DictionaryOption is a parameter of a dictionary's template, name and value as the server writes them in SQL.
type DictionaryOption struct {
	Name, Value string
}

// ID implements [Object].
func (d *TextSearchDictionary) ID() ID {
	return ID{Kind: KindTextSearchDictionary, Schema: d.Schema, Name: d.Name}
}

// Exposed implements [Exposed].
func (d *TextSearchDictionary) Exposed() bool { return true }
