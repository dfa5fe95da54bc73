package data

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"pawl/schema/parse"
)

// source is the file that the entries stand in.
type source struct{ file, text string }

// errorAt is a mistake at a byte of a value.
func (s *source) errorAt(n *yaml.Node, at int, message, hint string) *parse.Error {
	return parse.ErrorIn(s.file, s.text, s.offset(n, at), message, hint)
}

// offset is the byte of the file at which a byte of a value stands. Where a value is folded, or escaped, it is where the
// value begins.
func (s *source) offset(n *yaml.Node, at int) int {
	start := s.lineStart(n.Line)
	for range n.Column - 1 {
		_, size := utf8.DecodeRuneInString(s.text[start:])
		start += size
	}
	if n.Kind != yaml.ScalarNode || n.Style&yaml.FoldedStyle != 0 {
		return start
	}
	if n.Style&yaml.LiteralStyle != 0 {
		return s.offsetInLines(n, at, start)
	}
	inner := start
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		inner++
	}
	if strings.HasPrefix(s.text[inner:], n.Value) {
		return inner + at
	}
	return start
}

// offsetInLines is offset for a value that is written line by line, each behind the same white space.
func (s *source) offsetInLines(n *yaml.Node, at, otherwise int) int {
	before := n.Value[:min(at, len(n.Value))]
	line := strings.Count(before, "\n")
	column := len(before) - (strings.LastIndexByte(before, '\n') + 1)
	begin := s.lineStart(n.Line + 1)
	first := s.text[begin:]
	indent := len(first) - len(strings.TrimLeft(first, " "))
	found := s.lineStart(n.Line+1+line) + indent + column
	value, _, _ := strings.Cut(n.Value[len(before)-column:], "\n")
	if found <= len(s.text) && strings.HasPrefix(s.text[found-column:], value) {
		return found
	}
	return otherwise
}

// lineStart is where a line, counted from 1, begins.
func (s *source) lineStart(line int) int {
	at := 0
	for range line - 1 {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			return len(s.text)
		}
		at += i + 1
	}
	return at
}
