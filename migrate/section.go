package migrate

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Section is the part of a file that leads one way. All else is blank in SQL, so that each byte is where it is in Text.
type Section struct {
	SQL     string
	Text    string // the whole file; of a template what it gives
	Down    bool
	Sending Sending
}

// Sections takes a file of any origin apart. Whose it is is told by the marks in it, or else by its name; f is the format
// that is thought of first. A file that is nobody's is sent statement by statement.
func Sections(f *Format, path, text string) ([]Section, error) {
	for _, each := range append([]*Format{f}, All...) {
		if each.claims(path, text, each == f) {
			return each.sections(path, text)
		}
	}
	return []Section{{SQL: text, Text: text, Sending: OneByOne}}, nil
}

// claims says that a file is of the format, as far as its marks, its name and its folder tell.
func (f *Format) claims(path, text string, chosen bool) bool {
	if f.mark != nil && f.mark.MatchString(text) || slices.Contains(f.folders, filepath.Base(filepath.Dir(path))) {
		return true
	}
	_, named := f.names(filepath.Base(path))
	return named && (f.mark == nil || chosen && f.unmarked)
}

// wholly is the sections of a format that has a file for each direction, which names tell apart.
func wholly(names func(file string) (named, bool), s Sending) func(path, text string) ([]Section, error) {
	return func(path, text string) ([]Section, error) {
		n, _ := names(filepath.Base(path))
		return []Section{{SQL: text, Text: text, Down: n.down, Sending: s}}, nil
	}
}

// between cuts a text at the marks of direction; the one of the way there comes first, if there is any.
func between(text string, up, down *regexp.Regexp) []Section {
	start, end := 0, len(text)
	if at := up.FindStringIndex(text); at != nil {
		start = at[0]
	}
	var back []Section
	if at := down.FindStringIndex(text[start:]); at != nil {
		end = start + at[0]
		back = []Section{{SQL: blank(text[:end]) + text[end:], Text: text, Down: true}}
	}
	return append([]Section{{SQL: blank(text[:start]) + text[start:end] + blank(text[end:]), Text: text}}, back...)
}

// blank is white space of the same length, with the same ends of lines.
func blank(text string) string {
	return strings.Join(mapLines(text), "\n")
}

func mapLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", len(line))
	}
	return lines
}
