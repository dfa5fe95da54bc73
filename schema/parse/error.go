package parse

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Error is one mistake in the desired state, with what a person needs to correct
// it without searching.
type Error struct {
	Pos     Position
	Message string // what is wrong, in lower case and without an end mark
	Hint    string // what to do instead, as sentences; may be empty
	Excerpt string // the numbered source line with a caret line; may be empty
}

// Error writes the whole mistake: place and message, excerpt, hint.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Pos, e.Message)
	if e.Excerpt != "" {
		b.WriteString("\n\n")
		b.WriteString(e.Excerpt)
	}
	if e.Hint != "" {
		b.WriteString("\n")
		b.WriteString(e.Hint)
	}
	return b.String()
}

// Errors takes apart what Read returned, or the error of a loader that found more
// mistakes, in the order of the text. Errors of other types are left out.
func Errors(err error) []*Error {
	if found, ok := err.(*Error); ok {
		return []*Error{found}
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*Error
		for _, each := range joined.Unwrap() {
			all = append(all, Errors(each)...)
		}
		return all
	}
	if inner := errors.Unwrap(err); inner != nil {
		return Errors(inner)
	}
	return nil
}

// errorAt makes an Error at a byte of the source.
func (s *source) errorAt(offset int, message, hint string) *Error {
	return &Error{
		Pos:     s.position(offset),
		Message: message,
		Hint:    hint,
		Excerpt: s.excerpt(offset),
	}
}

// excerptWidth is how many characters of a long line are shown; generated SQL has
// lines of many thousands, which would bury the message.
const excerptWidth = 120

// excerpt shows the line of the byte, the line before it, and a caret below.
func (s *source) excerpt(offset int) string {
	pos := s.position(offset)
	width := max(3, len(fmt.Sprint(pos.Line)))
	var b strings.Builder
	if pos.Line > 1 {
		if before := s.line(pos.Line - 1); strings.TrimSpace(before) != "" {
			before, _ = window(before, 1)
			fmt.Fprintf(&b, " %*d | %s\n", width, pos.Line-1, before)
		}
	}
	shown, column := window(s.line(pos.Line), pos.Column)
	fmt.Fprintf(&b, " %*d | %s\n", width, pos.Line, shown)
	fmt.Fprintf(&b, " %*s | %s^", width, "", caretPadding(shown, column))
	return b.String()
}

// window cuts a long line down to the part around the column, and gives the
// column's place in what is left.
func window(line string, column int) (string, int) {
	runes := []rune(line)
	if len(runes) <= excerptWidth {
		return line, column
	}
	start := max(0, min(column-excerptWidth/2, len(runes)-excerptWidth))
	end := min(len(runes), start+excerptWidth)
	shown := string(runes[start:end])
	column -= start
	if start > 0 {
		shown, column = "…"+shown, column+1
	}
	if end < len(runes) {
		shown += "…"
	}
	return shown, column
}

// caretPadding is what stands before the caret: tabs stay tabs, so that the caret
// is under its character whatever width the terminal gives them.
func caretPadding(line string, column int) string {
	var b strings.Builder
	for range column - 1 {
		r, size := utf8.DecodeRuneInString(line)
		line = line[size:]
		if r == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// repeated is how many mistakes with the same message are shown of one file. A dump
// with rows in it would fill the screen otherwise.
const repeated = 10

// mistakes collects errors and counts those that say the same again and again.
type mistakes struct {
	list  []*Error
	seen  map[sameMistake]*manyMistakes
	files map[string]int // in the order in which they were met first
}

type sameMistake struct{ file, message string }

type manyMistakes struct {
	count int
	last  *Error // stands in the list for all that are not shown
}

func (m *mistakes) add(e *Error) {
	if m.seen == nil {
		m.seen = map[sameMistake]*manyMistakes{}
	}
	m.meet(e.Pos.File)
	key := sameMistake{e.Pos.File, e.Message}
	same := m.seen[key]
	if same == nil {
		same = &manyMistakes{}
		m.seen[key] = same
	}
	same.count++
	switch {
	case same.count <= repeated:
		m.list = append(m.list, e)
	case same.count == repeated+1:
		same.last = e
		m.list = append(m.list, e)
	default:
		same.last.Message = fmt.Sprintf("%s (and %d more like it)", e.Message, same.count-repeated-1)
	}
}

// meet remembers the place of a file among all.
func (m *mistakes) meet(file string) {
	if m.files == nil {
		m.files = map[string]int{}
	}
	if _, known := m.files[file]; !known {
		m.files[file] = len(m.files)
	}
}

// err joins the mistakes in the order of the text.
func (m *mistakes) err() error {
	slices.SortStableFunc(m.list, func(a, b *Error) int {
		return cmp.Or(
			cmp.Compare(m.files[a.Pos.File], m.files[b.Pos.File]),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	var all []error
	for _, e := range m.list {
		all = append(all, e)
	}
	return errors.Join(all...)
}
