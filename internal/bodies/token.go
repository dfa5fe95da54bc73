package bodies

import (
	"slices"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v5"
)

// token is one token of PostgreSQL's scanner, which PL/pgSQL uses as well.
type token struct {
	start, end int
	word       string // in lower case; empty for a quoted name and for what is no word
	name       string // of a name, quoted or not
	text       string
	constant   bool // a string
}

// tokens cuts a body; comments are left out.
func tokens(text string) ([]token, error) {
	scan, err := pg.Scan(text)
	if err != nil {
		return nil, err
	}
	list := make([]token, 0, len(scan.Tokens))
	for _, s := range scan.Tokens {
		if s.Token == pg.Token_SQL_COMMENT || s.Token == pg.Token_C_COMMENT {
			continue
		}
		t := token{start: int(s.Start), end: int(s.End), text: text[s.Start:s.End]}
		switch {
		case s.Token == pg.Token_IDENT && strings.HasPrefix(t.text, `"`):
			t.name = strings.ReplaceAll(t.text[1:len(t.text)-1], `""`, `"`)
		case s.Token == pg.Token_IDENT || s.KeywordKind != pg.KeywordKind_NO_KEYWORD:
			t.word = strings.ToLower(t.text)
			t.name = t.word
		case s.Token == pg.Token_SCONST:
			t.constant = true
		}
		list = append(list, t)
	}
	return list, nil
}

// is says that the token is one of these words or symbols.
func (t token) is(words ...string) bool {
	return t.word != "" && slices.Contains(words, t.word) || t.name == "" && slices.Contains(words, t.text)
}
