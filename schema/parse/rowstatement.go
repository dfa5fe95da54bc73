package parse

import (
	"fmt"
	"slices"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Batch is the name by which a statement over a part of a table's rows knows them.
const Batch = "batch"

// RowVerb is what such a statement does.
type RowVerb string

// The verbs.
const (
	Insert RowVerb = "INSERT"
	Update RowVerb = "UPDATE"
	Delete RowVerb = "DELETE"
)

// RowStatement is a statement that reads rows of a table as "batch" and writes into a table.
type RowStatement struct {
	Verb RowVerb
	// With are the common table expressions before it, without the word; Recursive says that RECURSIVE stood there.
	With      string
	Recursive bool
	// Text is the statement without them; of an INSERT, Query is the part that gives the rows.
	Text, Query string
	// At is where Text begins in what was read.
	At int
	// Target is the table that it writes into, as written, and Columns those that it gives values to: of an INSERT none,
	// if it does not name them.
	Target  []string
	Columns []string
	// Again says that what was done once changes nothing if it is done again.
	Again bool
	// References are the columns that it reads, in any table.
	References References
}

const rowHint = "Write one INSERT … SELECT, UPDATE … FROM or DELETE … USING that reads the rows from " + Batch + "."

// ReadRowStatement reads a statement over the rows of a table. Comments are taken out.
func ReadRowStatement(text, table string) (*RowStatement, error) {
	text = withoutComments(text)
	tree, err := parseAfter("", text, rowHint)
	if err != nil {
		return nil, err
	}
	r := &RowStatement{References: referencesOf(tree.ProtoReflect(), table, Batch)}
	if err := r.understand(tree); err != nil {
		return nil, err
	}
	if err := checkNodes(tree.ProtoReflect()); err != nil {
		return nil, err
	}
	tokens, err := scanSQL(text)
	if err != nil {
		return nil, &Mistake{0, err.Error(), rowHint}
	}
	r.cut(text, tokens, tree)
	return r, nil
}

// understand reads what the statement writes.
func (r *RowStatement) understand(tree *pg_query.Node) error {
	var returning []*pg_query.Node
	var target *pg_query.RangeVar
	switch {
	case tree.GetInsertStmt() != nil:
		s := tree.GetInsertStmt()
		if s.SelectStmt.GetSelectStmt() == nil || len(s.SelectStmt.GetSelectStmt().ValuesLists) > 0 {
			return &Mistake{0, "the rows do not come from a query", rowHint}
		}
		r.Verb, target, returning, r.Columns = Insert, s.Relation, s.ReturningList, targets(s.Cols)
		r.Again = findsItself(s, r.Columns)
	case tree.GetUpdateStmt() != nil:
		s := tree.GetUpdateStmt()
		r.Verb, target, returning, r.Columns = Update, s.Relation, s.ReturningList, targets(s.TargetList)
		r.Again = !readsItself(s.TargetList, s.Relation)
	case tree.GetDeleteStmt() != nil:
		s := tree.GetDeleteStmt()
		r.Verb, target, returning, r.Again = Delete, s.Relation, s.ReturningList, true
	case tree.GetMergeStmt() != nil:
		return &Mistake{0, "MERGE fails where others write the same rows at the same time", "INSERT … ON CONFLICT (…) DO UPDATE does not."}
	default:
		return &Mistake{0, "this is no statement that writes rows", rowHint}
	}
	if len(returning) > 0 {
		return &Mistake{0, "nobody reads what RETURNING gives", "Leave it out."}
	}
	if target.Schemaname != "" {
		r.Target = append(r.Target, target.Schemaname)
	}
	r.Target = append(r.Target, target.Relname)
	return nil
}

func targets(list []*pg_query.Node) []string {
	var names []string
	for _, t := range list {
		names = append(names, t.GetResTarget().GetName())
	}
	return names
}

// findsItself says that an INSERT which is done again meets the rows of the first time, by a key that it writes itself, and
// leaves them as they are.
func findsItself(s *pg_query.InsertStmt, columns []string) bool {
	c := s.OnConflictClause
	if c == nil || c.Infer == nil || readsItself(c.TargetList, s.Relation) {
		return false
	}
	for _, e := range c.Infer.IndexElems {
		if name := e.GetIndexElem().GetName(); name != "" && len(columns) > 0 && !slices.Contains(columns, name) {
			return false
		}
	}
	return true
}

// readsItself says that values are made out of those that they replace.
func readsItself(list []*pg_query.Node, target *pg_query.RangeVar) bool {
	own, columns := target.Relname, targets(list)
	if target.Alias != nil {
		own = target.Alias.Aliasname
	}
	found := false
	for _, t := range list {
		Walk(t.GetResTarget().GetVal().ProtoReflect(), func(m protoreflect.Message) {
			c, ok := m.Interface().(*pg_query.ColumnRef)
			if !ok {
				return
			}
			n := len(c.Fields)
			mine := n == 1 || c.Fields[n-2].GetString_().GetSval() == own
			found = found || mine && slices.Contains(columns, c.Fields[n-1].GetString_().GetSval())
		})
	}
	return found
}

// checkNodes sees to it that the rows are read, and that nothing else is written on the way.
func checkNodes(tree protoreflect.Message) error {
	writes, reads, at := 0, false, 0
	Walk(tree, func(m protoreflect.Message) {
		switch n := m.Interface().(type) {
		case *pg_query.InsertStmt, *pg_query.UpdateStmt, *pg_query.DeleteStmt, *pg_query.MergeStmt:
			writes++
		case *pg_query.RangeVar:
			reads = reads || n.Relname == Batch && n.Schemaname == ""
		case *pg_query.CommonTableExpr:
			if n.Ctename == Batch {
				at = int(n.Location)
				writes += 2
			}
		}
	})
	switch {
	case writes > 1:
		return &Mistake{at, "this is more than one statement that writes", fmt.Sprintf("Make a data migration of each. The name %s is that of the rows.", Batch)}
	case !reads:
		return &Mistake{0, "it does not read the rows of the batch", rowHint}
	}
	return nil
}

// cut takes the text apart.
func (r *RowStatement) cut(text string, tokens []token, tree *pg_query.Node) {
	begin := 0
	depth := 0
	for i, t := range tokens {
		depth += nesting(t)
		if depth == 0 && (t.kind == pg_query.Token_INSERT || t.kind == pg_query.Token_UPDATE || t.kind == pg_query.Token_DELETE_P) {
			begin = i
			break
		}
	}
	if begin > 0 {
		first := 1
		if r.Recursive = tokens[1].kind == pg_query.Token_RECURSIVE; r.Recursive {
			first = 2
		}
		r.With = strings.TrimSpace(text[tokens[first].start:tokens[begin].start])
	}
	r.At = int(tokens[begin].start)
	r.Text = text[r.At:]
	if s := tree.GetInsertStmt(); s != nil {
		r.Query = queryOf(text, tokens[begin:], s)
	}
}

func nesting(t token) int {
	switch t.kind {
	case pg_query.Token_ASCII_40, pg_query.Token_ASCII_91:
		return 1
	case pg_query.Token_ASCII_41, pg_query.Token_ASCII_93:
		return -1
	}
	return 0
}

// queryOf is the query of an INSERT: what stands behind the table, its columns and OVERRIDING, up to ON CONFLICT.
func queryOf(text string, tokens []token, s *pg_query.InsertStmt) string {
	i := 2 // INSERT INTO
	i = chainEnd(tokens, i) + 1
	if s.Relation.Alias != nil {
		i += 2
	}
	if len(s.Cols) > 0 {
		for depth := 0; i < len(tokens); i++ {
			if depth += nesting(tokens[i]); depth == 0 {
				i++
				break
			}
		}
	}
	if i < len(tokens) && tokens[i].kind == pg_query.Token_OVERRIDING {
		i += 3
	}
	start, end := tokens[i].start, tokens[len(tokens)-1].end
	for depth := 0; i < len(tokens); i++ {
		depth += nesting(tokens[i])
		if depth == 0 && tokens[i].kind == pg_query.Token_ON && i+1 < len(tokens) && tokens[i+1].kind == pg_query.Token_CONFLICT {
			end = tokens[i].start
		}
	}
	return strings.TrimSpace(text[start:end])
}
