package schema

// KindTextSearchParser is a text search parser.
const KindTextSearchParser Kind = "text search parser"

// TextSearchParser is a row of pg_ts_parser.
type TextSearchParser struct {
	Schema   string
	Name     string
	Start    Name
	GetToken Name
	End      Name
	LexTypes Name
	Headline Name // zero where there is none
}

// ID implements [Object].
func (p *TextSearchParser) ID() ID {
	return ID{Kind: KindTextSearchParser, Schema: p.Schema, Name: p.Name}
}
