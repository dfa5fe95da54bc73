package schema

// KindTextSearchTemplate is a text search template.
const KindTextSearchTemplate Kind = "text search template"

// TextSearchTemplate is a row of pg_ts_template.
type TextSearchTemplate struct {
	Schema string
	Name   string
	Init   Name // zero where there is none
	Lexize Name
}

// ID implements [Object].
func (t *TextSearchTemplate) ID() ID {
	return ID{Kind: KindTextSearchTemplate, Schema: t.Schema, Name: t.Name}
}
