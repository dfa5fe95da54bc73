package parse

import (
	"slices"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// This file reads SQL that does something to the rows of a table and is written beside the schema: what columns
// become, which rows are meant, and whole statements over a part of the rows.

// Mistake is what is wrong with such a text, and at which byte of it.
type Mistake struct {
	At            int
	Message, Hint string
}

func (m *Mistake) Error() string { return m.Message }

// ErrorIn makes an Error at a byte of a text that has a name.
func ErrorIn(name, text string, at int, message, hint string) *Error {
	return newSource(name, text).errorAt(at, message, hint)
}

// References are the columns that SQL may read: what it names, or, if Rows is set, all of them.
type References struct {
	Names []string
	Rows  bool
}

// And joins references.
func (r References) And(other References) References {
	names := slices.Concat(r.Names, other.Names)
	slices.Sort(names)
	return References{Names: slices.Compact(names), Rows: r.Rows || other.Rows}
}

// Assignment gives a column a value.
type Assignment struct {
	Column     string
	Expression string
	NameAt, At int // the bytes of the text at which the column and the expression begin
}

// Assignments reads what stands after SET in an UPDATE of a table. Comments are taken out of the expressions.
func Assignments(text, table string) ([]Assignment, References, error) {
	const before = "UPDATE t SET "
	const hint = "Write it as after SET in an UPDATE: column = expression, column = expression."
	text = withoutComments(text)
	tree, err := parseAfter(before, text, hint)
	if err != nil {
		return nil, References{}, err
	}
	update := tree.GetUpdateStmt()
	if update == nil || update.WhereClause != nil || len(update.FromClause) > 0 || len(update.ReturningList) > 0 {
		return nil, References{}, &Mistake{0, "this is more than assignments", hint}
	}
	tokens, err := scanSQL(text)
	if err != nil {
		return nil, References{}, &Mistake{0, err.Error(), hint}
	}
	var list []Assignment
	for i, stretch := range betweenCommas(tokens, 0) {
		if i >= len(update.TargetList) {
			break
		}
		target := update.TargetList[i].GetResTarget()
		at := int(stretch[0].start)
		switch {
		case len(target.Indirection) > 0:
			return nil, References{}, &Mistake{at, "a part of a column is set", "Set the whole column: its new value is an expression over the row."}
		case target.Val.GetMultiAssignRef() != nil, target.Val.GetSetToDefault() != nil:
			return nil, References{}, &Mistake{at, "this is no single expression", "Write each column with an expression of its own."}
		case slices.ContainsFunc(list, func(a Assignment) bool { return a.Column == target.Name }):
			return nil, References{}, &Mistake{at, "column " + target.Name + " is set twice", "Keep one of the two."}
		}
		from := expressionStart(text, tokens, stretch)
		list = append(list, Assignment{target.Name, text[from:stretch[1].end], at, from})
	}
	return list, referencesOf(update.ProtoReflect(), table), nil
}

// expressionStart is where the expression of an assignment begins: after the first "=".
func expressionStart(text string, tokens []token, stretch [2]token) int {
	for i, t := range tokens {
		if t.start > stretch[0].start && t.kind == pg_query.Token_ASCII_61 && i+1 < len(tokens) {
			return int(tokens[i+1].start)
		}
	}
	return len(text)
}

// Condition reads what stands after WHERE, over the rows of a table. It comes back without comments.
func Condition(text, table string) (string, References, error) {
	const before = "SELECT FROM t WHERE "
	const hint = "Write a condition over the row, as after WHERE."
	text = withoutComments(text)
	tree, err := parseAfter(before, text, hint)
	if err != nil {
		return "", References{}, err
	}
	s := tree.GetSelectStmt()
	if s == nil || s.WhereClause == nil || len(s.GroupClause) > 0 || s.HavingClause != nil || len(s.SortClause) > 0 || s.LimitCount != nil ||
		s.LimitOffset != nil || len(s.LockingClause) > 0 || len(s.WindowClause) > 0 || s.Op != pg_query.SetOperation_SETOP_NONE {
		return "", References{}, &Mistake{0, "this is more than a condition", hint}
	}
	return strings.TrimSpace(text), referencesOf(s.WhereClause.ProtoReflect(), table), nil
}

// parseAfter parses one statement, of which the first part is not in the text.
func parseAfter(before, text, hint string) (*pg_query.Node, error) {
	tree, err := parseSQL(before + text)
	if err != nil {
		at, problem := errorOffset(before+text, err)
		return nil, &Mistake{max(0, at-len(before)), problem, hint}
	}
	if len(tree.Stmts) != 1 {
		return nil, &Mistake{0, "this is more than one statement", hint}
	}
	return tree.Stmts[0].Stmt, nil
}

// withoutComments puts spaces in the place of comments and of semicolons at the end.
func withoutComments(text string) string {
	tokens, err := scanSQL(text)
	if err != nil {
		return text // the parser will say it
	}
	ends := true
	for _, t := range slices.Backward(tokens) {
		if t.isComment() || ends && t.kind == pg_query.Token_ASCII_59 {
			text = text[:t.start] + blankLines(t.text(text)) + text[t.end:]
		} else {
			ends = false
		}
	}
	return strings.TrimRight(text, " \t\r\n")
}

// blankLines is as many bytes of white space, with the newlines where they were.
func blankLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, text+strings.Repeat(" ", len(text)-len([]rune(text))))
}

// Reads lists what an annotation's expression, with its condition, reads of a row of a table.
func Reads(expression, table string) References {
	tree, err := pg_query.Parse("SELECT " + expression)
	if err != nil {
		return References{}
	}
	return referencesOf(tree.ProtoReflect(), table)
}

// referencesOf lists the columns that a tree names, by the last part of each name: more than are meant, never fewer.
func referencesOf(tree protoreflect.Message, rows ...string) References {
	var refs References
	Walk(tree, func(m protoreflect.Message) {
		c, ok := m.Interface().(*pg_query.ColumnRef)
		if !ok || len(c.Fields) == 0 {
			return
		}
		last := c.Fields[len(c.Fields)-1].GetString_()
		if last == nil || len(c.Fields) == 1 && slices.Contains(rows, last.Sval) {
			refs.Rows = true
		} else {
			refs.Names = append(refs.Names, last.Sval)
		}
	})
	return refs.And(References{})
}

// Walk visits a node and all below it.
func Walk(m protoreflect.Message, visit func(protoreflect.Message)) {
	visit(m)
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.Kind() != protoreflect.MessageKind:
		case field.IsList():
			for i := range value.List().Len() {
				Walk(value.List().Get(i).Message(), visit)
			}
		default:
			Walk(value.Message(), visit)
		}
		return true
	})
}

// ReadName reads a name as SQL writes it, with what stands before its dots; nil if the text is none.
func ReadName(text string) []string {
	if text = strings.TrimSpace(text); strings.HasPrefix(text, "'") {
		return nil
	}
	return readName(text)
}

// Words is such a text with one space between its words, and without comments: what means the same is the same text, however it
// is laid out. What the scanner does not read stays as it is.
func Words(text string) string {
	tokens, err := scanSQL(text)
	if err != nil {
		return text
	}
	var words []string
	for _, t := range tokens {
		if !t.isComment() {
			words = append(words, t.text(text))
		}
	}
	return strings.Join(words, " ")
}
