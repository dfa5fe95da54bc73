package parse

import (
	"fmt"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
	"github.com/pganalyze/pg_query_go/v5/parser"
	"google.golang.org/protobuf/encoding/protowire"
)

// parseSQL parses with PostgreSQL 16's grammar.
func parseSQL(sql string) (*pg_query.ParseResult, error) {
	return pg_query.Parse(sql)
}

// token is one token of PostgreSQL's scanner, comments included.
type token struct {
	start, end int32 // byte offsets
	kind       pg_query.Token
	keyword    pg_query.KeywordKind
}

func (t token) text(sql string) string { return sql[t.start:t.end] }

func (t token) isComment() bool {
	return t.kind == pg_query.Token_SQL_COMMENT || t.kind == pg_query.Token_C_COMMENT
}

// scanSQL cuts text into tokens with PostgreSQL's own scanner. A string, quoted
// name or comment that does not end gives an error of type *parser.Error.
func scanSQL(text string) ([]token, error) {
	packed, err := parser.ScanToProtobuf(text)
	if err != nil {
		return nil, err
	}
	return unpackTokens(text, packed)
}

// unpackTokens reads the message ScanResult without building it: a large schema has
// millions of tokens, which as protobuf objects would take ten times the memory.
func unpackTokens(text string, packed []byte) ([]token, error) {
	tokens := make([]token, 0, len(packed)/12)
	for len(packed) > 0 {
		field, wire, n := protowire.ConsumeTag(packed)
		if n < 0 {
			return nil, fmt.Errorf("reading the scanner's result: %w", protowire.ParseError(n))
		}
		packed = packed[n:]
		if field != 2 || wire != protowire.BytesType {
			n = protowire.ConsumeFieldValue(field, wire, packed)
		} else {
			var body []byte
			if body, n = protowire.ConsumeBytes(packed); n >= 0 {
				tokens = append(tokens, unpackToken(text, body))
			}
		}
		if n < 0 {
			return nil, fmt.Errorf("reading the scanner's result: %w", protowire.ParseError(n))
		}
		packed = packed[n:]
	}
	return tokens, nil
}

// unpackToken reads one ScanToken: start 1, end 2, token 4, keyword_kind 5.
func unpackToken(text string, body []byte) token {
	var t token
	for len(body) > 0 {
		field, _, n := protowire.ConsumeTag(body)
		if n < 0 {
			break
		}
		value, m := protowire.ConsumeVarint(body[n:])
		if m < 0 {
			break
		}
		body = body[n+m:]
		switch field {
		case 1:
			t.start = int32(value)
		case 2:
			t.end = int32(value)
		case 4:
			t.kind = pg_query.Token(value)
		case 5:
			t.keyword = pg_query.KeywordKind(value)
		}
	}
	// The library gives these two the length of the scanner's last step only.
	switch t.kind {
	case pg_query.Token_UIDENT:
		t.end = quotedEnd(text, t.start, '"')
	case pg_query.Token_USCONST:
		t.end = quotedEnd(text, t.start, '\'')
	}
	return t
}

// quotedEnd is the offset behind the quotes that open at or after start. A string
// may go on after white space with a newline in it.
func quotedEnd(text string, start int32, quote byte) int32 {
	i := int(start)
	for i < len(text) && text[i] != quote {
		i++
	}
	for {
		i = skipQuoted(text, i, quote, false)
		if quote != '\'' {
			return int32(i)
		}
		next := continued(text, i)
		if next < 0 {
			return int32(i)
		}
		i = next
	}
}

// errorOffset is the byte at which the scanner or parser met a mistake.
func errorOffset(sql string, err error) (int, string) {
	if found, ok := err.(*parser.Error); ok {
		return byteOffset(sql, max(0, found.Cursorpos-1)), tidy(found.Message)
	}
	return 0, err.Error()
}

// tidy shortens a message of the scanner, which quotes the text from the mistake to
// the end of the file.
func tidy(message string) string {
	before, quoted, ok := strings.Cut(message, ` at or near "`)
	if !ok {
		return message
	}
	quoted = strings.TrimSuffix(quoted, `"`)
	if strings.HasPrefix(before, "unterminated") {
		return before
	}
	if first, _, more := strings.Cut(quoted, "\n"); more {
		quoted = first + "…"
	}
	return before + ` at or near "` + quoted + `"`
}
