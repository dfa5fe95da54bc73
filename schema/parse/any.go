package parse

import (
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// Any is SQL of any kind, cut into statements: nothing is refused for what it does.
type Any struct {
	Statements []*Statement
	Comments   []Comment // of the whole text, in its order
	Unknown    []Unknown
}

// Comment is a comment with its place.
type Comment struct {
	Text   string // with the marks of a comment
	Pos    Position
	End    int // the line that it ends on
	source *source
	offset int
}

// ErrorAt makes an Error at the comment.
func (c Comment) ErrorAt(message, hint string) *Error {
	return c.source.errorAt(c.offset, message, hint)
}

// Unknown is a statement that the parser does not know.
type Unknown struct {
	*Error
	// Newer says that it may be one of a newer server's grammar: it begins like a definition.
	Newer bool
}

// ReadAny reads the statements of a text. What does not belong to them may be blank in sql, which is text otherwise, byte for
// byte; comments are those of text. The error is an *Error.
func ReadAny(name, text, sql string) (*Any, error) {
	if _, problem := plainText(text); problem != nil {
		problem.Pos.File = name
		return nil, problem
	}
	if rest, ok := strings.CutPrefix(text, "\ufeff"); ok { // which some editors write before a text
		text, sql = rest, sql[len(text)-len(rest):]
	}
	src := newSource(name, text)
	all := &Any{}
	f := &file{source: src, sql: separate(sql).text}
	var unclosed mistakes
	f.scan(&unclosed)
	for _, m := range unclosed.list {
		all.Unknown = append(all.Unknown, Unknown{Error: m})
	}
	for from := 0; ; {
		p, next, ok := f.next(from)
		if !ok {
			break
		}
		from = next
		all.take(f, &p)
	}
	whole := &file{source: src, sql: separate(text).text}
	whole.scan(&mistakes{})
	for _, c := range whole.comments {
		all.Comments = append(all.Comments, Comment{Text: c.text(whole.sql), Pos: src.position(int(c.start)),
			End: src.lineOf(int(c.end) - 1), source: src, offset: int(c.start)})
	}
	return all, nil
}

// take adds a statement, or says that it is none.
func (a *Any) take(f *file, p *piece) {
	if p.tree == nil {
		at := f.start(p) + p.at
		a.Unknown = append(a.Unknown, Unknown{f.source.errorAt(at, p.problem, ""), !p.broken && f.mayBeDefinition(p)})
		return
	}
	a.Statements = append(a.Statements, &Statement{SQL: f.text(p), Start: f.source.position(f.start(p)), Known: true,
		source: f.source, offset: f.start(p)})
}

// Commands gives the places of the actions of ALTER TABLE, as offsets in SQL; nil if they can't be told.
func (s *Statement) Commands(v *pg_query.AlterTableStmt) []int {
	var list []int
	for _, stretch := range commandStretches(v, s.tokens()) {
		list = append(list, int(stretch[0].start))
	}
	return list
}

// LongNames gives the places in SQL of the names that the server would cut.
func (s *Statement) LongNames() []Span {
	var list []Span
	for _, t := range longNames(s.SQL, s.tokens()) {
		list = append(list, Span{int(t.start), int(t.end)})
	}
	return list
}
