package parse

import (
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// Fragment is SQL to execute that was made from a statement or a part of one, and
// knows the places in the text that its own places stand for.
type Fragment struct {
	SQL       string
	statement *Statement
	prefix    int // bytes at the beginning of SQL that are not in the statement
	offset    int // in the statement of what follows them
}

// ErrorAtChar is Statement.ErrorAtChar for a place in the fragment.
func (f Fragment) ErrorAtChar(char int, message, hint string) *Error {
	at := f.offset
	if char > 0 {
		at = f.offset + max(0, byteOffset(f.SQL, char-1)-f.prefix)
	}
	return f.statement.ErrorAt(min(at, len(f.statement.SQL)), message, hint)
}

// Inert gives SQL that defines what the statement defines and does nothing else: a
// materialized view stays empty, a subscription does not connect, and an index is
// built in the ordinary way.
func (s *Statement) Inert() Fragment {
	f := Fragment{SQL: s.SQL, statement: s}
	if len(s.SQL) < len("create") || !strings.EqualFold(s.SQL[:len("create")], "create") {
		return f
	}
	tokens := s.tokens()
	switch kind, at := createdKind(tokens); kind {
	case pg_query.Token_MATERIALIZED:
		f.SQL = withNoData(s.SQL, tokens)
	case pg_query.Token_SUBSCRIPTION:
		f.SQL = withoutConnecting(s.SQL, tokens)
	case pg_query.Token_INDEX:
		if at+1 < len(tokens) && tokens[at+1].kind == pg_query.Token_CONCURRENTLY {
			f.SQL = blanked(s.SQL, tokens[at+1].start, tokens[at+1].end)
		}
	}
	return f
}

// createdKind finds which of the kinds that need care a CREATE makes, and where the
// word stands. Before it come OR REPLACE or UNIQUE at most.
func createdKind(tokens []token) (pg_query.Token, int) {
	for i := 1; i < min(len(tokens), 4); i++ {
		switch tokens[i].kind {
		case pg_query.Token_MATERIALIZED, pg_query.Token_SUBSCRIPTION, pg_query.Token_INDEX:
			return tokens[i].kind, i
		case pg_query.Token_UNIQUE, pg_query.Token_OR, pg_query.Token_REPLACE, pg_query.Token_UNLOGGED:
		default:
			return 0, 0
		}
	}
	return 0, 0
}

func blanked(sql string, from, to int32) string {
	return sql[:from] + strings.Repeat(" ", int(to-from)) + sql[to:]
}

// withNoData makes sure that WITH NO DATA ends the statement.
func withNoData(sql string, tokens []token) string {
	count := len(tokens)
	if count > 3 && tokens[count-1].kind == pg_query.Token_DATA_P {
		switch {
		case tokens[count-2].kind == pg_query.Token_NO:
			return sql
		case tokens[count-2].kind == pg_query.Token_WITH:
			sql = blanked(sql, tokens[count-2].start, tokens[count-1].end)
		}
	}
	return sql + " WITH NO DATA"
}

// withoutConnecting sets connect to false, and takes out the options that the server
// refuses together with it. All of them are about what is done now, none is kept.
func withoutConnecting(sql string, tokens []token) string {
	options := len(tokens)
	for i := range tokens[:max(0, len(tokens)-1)] {
		if tokens[i].kind == pg_query.Token_WITH && tokens[i+1].kind == pg_query.Token_ASCII_40 {
			options = i
		}
	}
	if options == len(tokens) {
		return sql + " WITH (connect = false)"
	}
	kept := []string{"connect = false"}
	for _, stretch := range betweenCommas(tokens, options+2) {
		switch unquoteName(stretch[0].text(sql)) {
		case "connect", "enabled", "create_slot", "copy_data":
		default:
			kept = append(kept, sql[stretch[0].start:stretch[1].end])
		}
	}
	return sql[:tokens[options].start] + "WITH (" + strings.Join(kept, ", ") + ")"
}

// WithoutForeignKeys takes the foreign keys out of a CREATE TABLE, and gives them as
// statements that add them afterwards, in the order in which the server would have
// made and named them. The text around them stays as it is. ok is false if there are
// none.
func (s *Statement) WithoutForeignKeys() (table Fragment, keys []Fragment, ok bool) {
	tree := s.Tree()
	if tree.GetCreateStmt() == nil {
		return Fragment{}, nil, false
	}
	parts, tokens := s.parts()
	k := keyTaker{statement: s, tokens: tokens, left: []byte(s.SQL)}
	k.table = relationText(s.SQL, tokens, tree.GetCreateStmt().Relation)
	keptBefore := false
	for i, each := range parts {
		whole := each.node.GetConstraint().GetContype() == pg_query.ConstrType_CONSTR_FOREIGN
		if whole {
			k.take(each.first.start, each.last.end, "")
		} else {
			k.column(each)
		}
		if i > 0 && (whole || !keptBefore) {
			k.blankComma(each.first.start)
		}
		keptBefore = keptBefore || !whole
	}
	return Fragment{SQL: string(k.left), statement: s}, k.keys, len(k.keys) > 0
}

// keyTaker cuts foreign keys out of the text of a table.
type keyTaker struct {
	statement *Statement
	tokens    []token
	table     string // its name as written
	left      []byte // what is left of the text
	keys      []Fragment
}

// take blanks a stretch and makes it a statement of its own.
func (k *keyTaker) take(from, to int32, before string) {
	copy(k.left[from:to], strings.Repeat(" ", int(to-from)))
	start := from
	if before != "" {
		// A column's key needs its columns named, which stand before REFERENCES.
		start = k.references(from)
	}
	prefix := "ALTER TABLE " + k.table + " ADD " + before
	k.keys = append(k.keys, Fragment{
		SQL:       prefix + k.statement.SQL[start:to],
		statement: k.statement,
		prefix:    len(prefix),
		offset:    int(start),
	})
}

func (k *keyTaker) references(from int32) int32 {
	for _, t := range k.tokens {
		if t.start >= from && t.kind == pg_query.Token_REFERENCES {
			return t.start
		}
	}
	return from
}

// column takes the foreign keys out of one column's definition. Each reaches up to
// the next constraint that is not one of its own attributes, like DEFERRABLE.
func (k *keyTaker) column(p part) {
	definition := p.node.GetColumnDef()
	constraints := definition.GetConstraints()
	for i, each := range constraints {
		c := each.GetConstraint()
		if c.GetContype() != pg_query.ConstrType_CONSTR_FOREIGN {
			continue
		}
		end := p.last.end
		for _, next := range constraints[i+1:] {
			if !isAttribute(next.GetConstraint()) {
				end = next.GetConstraint().GetLocation()
				break
			}
		}
		if collation := definition.GetCollClause(); collation != nil && collation.Location > c.Location {
			end = min(end, collation.Location)
		}
		before := "FOREIGN KEY (" + k.statement.SQL[p.first.start:p.first.end] + ") "
		if c.Conname != "" {
			before = "CONSTRAINT " + `"` + strings.ReplaceAll(c.Conname, `"`, `""`) + `" ` + before
		}
		k.take(c.Location, end, before)
	}
}

func isAttribute(c *pg_query.Constraint) bool {
	switch c.GetContype() {
	case pg_query.ConstrType_CONSTR_ATTR_DEFERRABLE, pg_query.ConstrType_CONSTR_ATTR_NOT_DEFERRABLE,
		pg_query.ConstrType_CONSTR_ATTR_DEFERRED, pg_query.ConstrType_CONSTR_ATTR_IMMEDIATE:
		return true
	}
	return false
}

// blankComma takes out the comma before an element.
func (k *keyTaker) blankComma(before int32) {
	for i := len(k.tokens) - 1; i >= 0; i-- {
		if t := k.tokens[i]; t.start < before && t.kind == pg_query.Token_ASCII_44 {
			k.left[t.start] = ' '
			return
		}
	}
}

// relationText is the name of a relation as it stands in the text.
func relationText(sql string, tokens []token, v *pg_query.RangeVar) string {
	for i, t := range tokens {
		if t.start == v.GetLocation() {
			return sql[t.start:tokens[chainEnd(tokens, i)].end]
		}
	}
	return ""
}
