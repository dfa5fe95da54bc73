package parse

import "strings"

// This file knows PostgreSQL's lexical rules just far enough to step over what is
// quoted or commented out. psql decides line by line, before the server's scanner
// sees anything, what is a command of its own; so must we. A test compares it with
// the real scanner.

// skipQuoted gives the offset behind the string or quoted name that opens at i.
// A doubled quote stays inside; a backslash takes the next character with it only
// where escapes is true.
func skipQuoted(text string, i int, quote byte, escapes bool) int {
	for i++; i < len(text); i++ {
		switch {
		case escapes && text[i] == '\\':
			i++
		case text[i] == quote:
			if i+1 < len(text) && text[i+1] == quote {
				i++
				continue
			}
			return i + 1
		}
	}
	return len(text)
}

// continued gives the offset of the quote at which a string goes on that was closed
// before i, or -1. SQL lets it go on after white space with a newline in it.
func continued(text string, i int) int {
	newline := false
	for i < len(text) {
		switch {
		case text[i] == '\n' || text[i] == '\r':
			newline = true
			i++
		case isSpace(text[i]):
			i++
		case newline && strings.HasPrefix(text[i:], "--"):
			i = lineEnd(text, i)
		case text[i] == '\'' && newline:
			return i
		default:
			return -1
		}
	}
	return -1
}

// skipString steps over a string and all that continues it.
func skipString(text string, i int, escapes bool) int {
	for {
		i = skipQuoted(text, i, '\'', escapes)
		next := continued(text, i)
		if next < 0 {
			return i
		}
		i = next
	}
}

// skipComment steps over a block comment, which may hold others.
func skipComment(text string, i int) int {
	depth := 0
	for i < len(text) {
		switch {
		case strings.HasPrefix(text[i:], "/*"):
			depth++
			i += 2
		case strings.HasPrefix(text[i:], "*/"):
			depth--
			i += 2
			if depth == 0 {
				return i
			}
		default:
			i++
		}
	}
	return i
}

// skipDollar steps over a dollar-quoted string that opens at i, or over the dollar
// sign alone if none does.
func skipDollar(text string, i int) int {
	end := i + 1
	for end < len(text) && isNameByte(text[end]) && text[end] != '$' {
		end++
	}
	opens := end < len(text) && text[end] == '$' && (end == i+1 || isNameStart(text[i+1]))
	if !opens {
		return i + 1
	}
	tag := text[i : end+1]
	if length := strings.Index(text[end+1:], tag); length >= 0 {
		return end + 1 + length + len(tag)
	}
	return len(text)
}

// skipName steps over a name, keyword or number. One that is the letter E directly
// before a quote opens a string with backslash escapes.
func skipName(text string, i int) int {
	start := i
	number := !isNameStart(text[i])
	for i < len(text) && isNameByte(text[i]) && !(number && text[i] == '$') {
		i++
	}
	if i < len(text) && text[i] == '\'' && i == start+1 && (text[start]|0x20) == 'e' {
		return skipString(text, i, true)
	}
	return i
}

// skipElement steps over one thing that may not be looked into, or over one byte.
func skipElement(text string, i int) int {
	c := text[i]
	switch {
	case isNameByte(c) && c != '$':
		return skipName(text, i)
	case c == '$':
		return skipDollar(text, i)
	case c == '\'':
		return skipString(text, i, false)
	case c == '"':
		return skipQuoted(text, i, '"', false)
	case strings.HasPrefix(text[i:], "--"):
		return lineEnd(text, i)
	case strings.HasPrefix(text[i:], "/*"):
		return skipComment(text, i)
	}
	return i + 1
}

func isNameStart(c byte) bool {
	return c >= 0x80 || c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func isNameByte(c byte) bool {
	return isNameStart(c) || '0' <= c && c <= '9' || c == '$'
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}

// lineEnd is the offset of the newline at or after i, or the end of the text.
func lineEnd(text string, i int) int {
	for i < len(text) && text[i] != '\n' && text[i] != '\r' {
		i++
	}
	return i
}
