package parse

import (
	"fmt"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// Span is a stretch of text, as byte offsets.
type Span struct{ Start, End int }

// Strings finds the string constants in SQL: 'plain', E'escaped' and $dollar$-quoted ones, with their quotes.
func Strings(sql string) ([]Span, error) {
	tokens, err := scanSQL(sql)
	if err != nil {
		return nil, scanError(sql, err)
	}
	var list []Span
	for _, t := range tokens {
		if t.kind == pg_query.Token_SCONST {
			list = append(list, Span{int(t.start), int(t.end)})
		}
	}
	return list, nil
}

// Cut is a statement of a script, without its semicolon.
type Cut struct {
	SQL string
	// Opens says that it begins a transaction.
	Opens bool
}

// CutScript cuts SQL at its semicolons, as psql does. Comments between statements are left out.
func CutScript(sql string) ([]Cut, error) {
	tokens, err := scanSQL(sql)
	if err != nil {
		return nil, scanError(sql, err)
	}
	f := &file{sql: sql}
	for _, t := range tokens {
		if !t.isComment() {
			f.tokens = append(f.tokens, t)
		}
	}
	var list []Cut
	for i := 0; i < len(f.tokens); i++ {
		end, _ := f.statementEnd(i)
		if end > i {
			p := piece{first: i, last: end - 1}
			list = append(list, Cut{f.text(&p), f.is(i, pg_query.Token_BEGIN_P) || f.is(i, pg_query.Token_START)})
		}
		i = end
	}
	return list, nil
}

func scanError(sql string, err error) error {
	_, message := errorOffset(sql, err)
	return fmt.Errorf("cutting SQL into statements: %s", message)
}
