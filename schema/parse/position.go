package parse

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Position is a place in the desired state's text. Line and Column count from 1,
// and Column counts characters, not bytes. Line is 0 when a whole file is meant.
type Position struct {
	File         string
	Line, Column int
}

// String writes the position as editors and terminals understand it.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// source is one text that was read, with what is needed to name places in it.
type source struct {
	name  string
	text  string
	lines []int // byte offset at which each line begins
}

func newSource(name, text string) *source {
	lines := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &source{name: name, text: text, lines: lines}
}

// lineOf is the number, from 1, of the line that holds the byte.
func (s *source) lineOf(offset int) int {
	return sort.SearchInts(s.lines, offset+1)
}

// line is the text of a line without its end.
func (s *source) line(number int) string {
	start, end := s.lines[number-1], len(s.text)
	if number < len(s.lines) {
		end = s.lines[number] - 1
	}
	return strings.TrimSuffix(s.text[start:end], "\r")
}

func (s *source) position(offset int) Position {
	offset = min(offset, len(s.text))
	number := s.lineOf(offset)
	column := utf8.RuneCountInString(s.text[s.lines[number-1]:offset]) + 1
	return Position{File: s.name, Line: number, Column: column}
}

// byteOffset turns a count of characters into a count of bytes. The parser and the
// server both give the places of errors in characters.
func byteOffset(text string, chars int) int {
	for i := range text {
		if chars == 0 {
			return i
		}
		chars--
	}
	return len(text)
}
