package parse

import (
	"slices"

	"github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// RenameColumns writes an expression over the rows of a table with the new names of its columns, given by their old ones and quoted
// where they must be. In a subquery a name alone may be that of another table's column: there only names behind the table's change.
// What cannot be parsed stays as it is.
func RenameColumns(expression, table string, names map[string]string) string {
	const before = "SELECT "
	tree, err := pg_query.Parse(before + expression)
	tokens, scanned := scanSQL(expression)
	if err != nil || scanned != nil || len(tree.Stmts) != 1 {
		return expression
	}
	var all, nested []*pg_query.ColumnRef
	Walk(tree.ProtoReflect(), func(m protoreflect.Message) {
		switch x := m.Interface().(type) {
		case *pg_query.SubLink:
			nested = append(nested, columnRefs(x.Subselect.ProtoReflect())...)
		case *pg_query.ColumnRef:
			all = append(all, x)
		}
	})
	renamed := map[int32]string{} // by the place of the token
	for _, c := range all {
		words := stringsOf(c.Fields)
		now, ok := names[words[len(words)-1]]
		qualified := len(words) > 1 && words[len(words)-2] == table
		if !ok || !qualified && (len(words) > 1 || slices.Contains(nested, c)) {
			continue
		}
		first := slices.IndexFunc(tokens, func(t token) bool { return t.start == c.Location-int32(len(before)) })
		if last := first + 2*(len(words)-1); first >= 0 && last < len(tokens) {
			renamed[tokens[last].start] = now
		}
	}
	for _, t := range slices.Backward(tokens) {
		if name, ok := renamed[t.start]; ok {
			expression = expression[:t.start] + name + expression[t.end:]
		}
	}
	return expression
}

// columnRefs lists the names of columns in a tree.
func columnRefs(tree protoreflect.Message) (list []*pg_query.ColumnRef) {
	Walk(tree, func(m protoreflect.Message) {
		if c, ok := m.Interface().(*pg_query.ColumnRef); ok {
			list = append(list, c)
		}
	})
	return list
}
