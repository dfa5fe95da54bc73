package parse

import (
	"regexp"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// Name is a name as it stands in a statement; Schema is empty if none is written.
type Name struct{ Schema, Name string }

// Names gives every name in the statement that could mean an object of the schema,
// columns and aliases among them. It serves to guess an order, never a meaning. It
// works on statements too whose syntax is not known.
func (s *Statement) Names() []Name {
	seen := map[Name]bool{}
	var names []Name
	add := func(schema, name string) {
		if n := (Name{schema, name}); !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	tokens := s.tokens()
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.kind == pg_query.Token_SCONST {
			if schema, name, ok := nameInString(t.text(s.SQL)); ok {
				add(schema, name)
			}
			continue
		}
		if !t.mayName() {
			continue
		}
		first := unquoteName(t.text(s.SQL))
		add("", first)
		if i+2 < len(tokens) && tokens[i+1].kind == pg_query.Token_ASCII_46 {
			add(first, unquoteName(tokens[i+2].text(s.SQL)))
			i = chainEnd(tokens, i)
		}
	}
	return names
}

// Find gives the byte offset in SQL of the first token that is this name, or -1.
func (s *Statement) Find(name string) int {
	for _, t := range s.tokens() {
		if t.mayName() && unquoteName(t.text(s.SQL)) == name {
			return int(t.start)
		}
	}
	return -1
}

// tokens scans the statement again; comments are left out.
func (s *Statement) tokens() []token {
	all, err := scanSQL(s.SQL)
	if err != nil {
		return nil // cannot be: the text was scanned before
	}
	kept := all[:0]
	for _, t := range all {
		if !t.isComment() {
			kept = append(kept, t)
		}
	}
	return kept
}

// mayName says whether a token can be a name: keywords can, except reserved ones.
func (t token) mayName() bool {
	switch t.keyword {
	case pg_query.KeywordKind_NO_KEYWORD:
		return t.kind == pg_query.Token_IDENT || t.kind == pg_query.Token_UIDENT
	case pg_query.KeywordKind_RESERVED_KEYWORD:
		return false
	}
	return true
}

// chainEnd gives the index of the last token of the dotted name that begins at i.
func chainEnd(tokens []token, i int) int {
	for i+2 < len(tokens) && tokens[i+1].kind == pg_query.Token_ASCII_46 {
		i += 2
	}
	return i
}

// namedInString finds what casts to regclass and its like have: 'public.orders_id_seq'.
var namedInString = regexp.MustCompile(`^'(?:("[^"']+"|\w+)\.)?("[^"']+"|\w+)'$`)

func nameInString(text string) (schema, name string, ok bool) {
	found := namedInString.FindStringSubmatch(text)
	if found == nil || strings.HasPrefix(found[2], "0") {
		return "", "", false
	}
	if found[1] != "" {
		schema = unquoteName(found[1])
	}
	return schema, unquoteName(found[2]), true
}
