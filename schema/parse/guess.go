package parse

import (
	"slices"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// guessObjects names what a statement of unknown syntax is about, from its first
// words. What follows from its failure is recognised by that.
func (f *file) guessObjects(p *piece) []Object {
	makes := f.is(p.first, pg_query.Token_CREATE)
	for i := p.first + 1; i <= min(p.last, p.first+5); i++ {
		kind := guessKind(f.tokens[i].kind)
		if kind == "" {
			continue
		}
		i++
		for i <= p.last && !f.tokens[i].mayName() || f.isFiller(i) {
			i++
		}
		if i > p.last {
			return nil
		}
		end := min(p.last, chainEnd(f.tokens, i))
		o := Object{Kind: kind, Name: unquoteName(f.tokens[end].text(f.sql)), Creates: makes}
		if end > i {
			o.Schema = unquoteName(f.tokens[end-2].text(f.sql))
		}
		return []Object{o}
	}
	return nil
}

func guessKind(word pg_query.Token) string {
	switch word {
	case pg_query.Token_TABLE, pg_query.Token_VIEW, pg_query.Token_SEQUENCE, pg_query.Token_INDEX,
		pg_query.Token_TYPE_P, pg_query.Token_DOMAIN_P, pg_query.Token_FUNCTION, pg_query.Token_PROCEDURE,
		pg_query.Token_AGGREGATE, pg_query.Token_SCHEMA, pg_query.Token_EXTENSION, pg_query.Token_SERVER,
		pg_query.Token_COLLATION:
		return strings.ToLower(strings.TrimSuffix(word.String(), "_P"))
	}
	return ""
}

// isFiller recognises the words between CREATE TABLE or CREATE INDEX and the name.
func (f *file) isFiller(i int) bool {
	return f.is(i, pg_query.Token_CONCURRENTLY) || f.is(i, pg_query.Token_IF_P) || f.is(i, pg_query.Token_EXISTS)
}

// guessParts gives the columns and constraints that CREATE TABLE or ALTER TABLE of unknown syntax defines, as far as their
// first words tell.
func (s *Statement) guessParts() []part {
	if len(s.Objects) == 0 || s.Objects[0].Kind != "table" {
		return nil
	}
	whole, tokens := s.Objects[0], s.tokens()
	name := slices.IndexFunc(tokens, func(t token) bool { return t.mayName() && unquoteName(t.text(s.SQL)) == whole.Name })
	if name < 0 {
		return nil
	}
	from := chainEnd(tokens, name) + 1
	if from == len(tokens) || whole.Creates && tokens[from].kind != pg_query.Token_ASCII_40 {
		return nil
	}
	if whole.Creates || tokens[from].kind == pg_query.Token_ASCII_42 {
		from++
	}
	var parts []part
	for _, each := range betweenCommas(tokens, from) {
		words := slices.DeleteFunc(slices.Clone(tokens), func(t token) bool { return t.start < each[0].start || t.end > each[1].end })
		if !whole.Creates {
			if words = afterAdd(words); words == nil {
				continue
			}
		}
		kind, name := guessPart(words, s.SQL)
		parts = append(parts, part{object: Object{Kind: kind, Schema: whole.Schema, Parent: whole.Name, Name: name, Creates: true}, first: each[0], last: each[1]})
	}
	return parts
}

// afterAdd gives what follows ADD [COLUMN] [IF NOT EXISTS], nil for other clauses.
func afterAdd(words []token) []token {
	if words[0].kind != pg_query.Token_ADD_P {
		return nil
	}
	words = words[1:]
	for _, filler := range []pg_query.Token{pg_query.Token_COLUMN, pg_query.Token_IF_P, pg_query.Token_NOT, pg_query.Token_EXISTS} {
		// NOT NULL begins a constraint.
		if len(words) > 1 && words[0].kind == filler && words[1].kind != pg_query.Token_NULL_P {
			words = words[1:]
		}
	}
	if len(words) == 0 {
		return nil
	}
	return words
}

// guessPart names what an element of a table defines. The name is empty where the server chooses it, the kind as well for LIKE.
func guessPart(words []token, sql string) (kind, name string) {
	excludes := words[0].kind == pg_query.Token_EXCLUDE && len(words) > 1 &&
		(words[1].kind == pg_query.Token_USING || words[1].kind == pg_query.Token_ASCII_40)
	switch {
	case words[0].kind == pg_query.Token_CONSTRAINT && len(words) > 1:
		return "constraint", unquoteName(words[1].text(sql))
	case words[0].kind == pg_query.Token_LIKE:
		return "", ""
	case excludes || !words[0].mayName():
		return "constraint", ""
	}
	return "column", unquoteName(words[0].text(sql))
}
