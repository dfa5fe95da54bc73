package parse

import (
	"sort"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// file is one text while its statements are read.
type file struct {
	source   *source
	sql      string  // the text without what is not SQL, byte for byte in its place
	tokens   []token // without comments
	comments []token
	cut      bool // the scanner gave up: the last statement is not whole
}

// piece is the stretch of tokens that makes one statement.
type piece struct {
	first, last int            // indexes in file.tokens, last included, without the semicolon
	tree        *pg_query.Node // nil if it was not understood; dropped when the statement is read
	problem     string         // why it was not understood
	at          int            // where, as an offset in its text
	broken      bool           // no grammar can accept it: a parenthesis does not close

	statement *Statement // what became of it; nil if nothing did
	refused   bool       // a mistake in it was reported
	index     int        // of statement in Script.Statements
}

func (f *file) start(p *piece) int { return int(f.tokens[p.first].start) }
func (f *file) end(p *piece) int   { return int(f.tokens[p.last].end) }

// text is the statement from its first to its last token.
func (f *file) text(p *piece) string { return f.sql[f.start(p):f.end(p)] }

// scan cuts the text into tokens. After a string or comment that does not end there
// is no telling what is what: the mistake is reported, and what stands before it is
// read as usual.
func (f *file) scan(m *mistakes) {
	tokens, err := scanSQL(f.sql)
	if err != nil {
		offset, message := errorOffset(f.sql, err)
		m.add(f.source.errorAt(offset, message, unterminatedHint(message)))
		f.cut = true
		if tokens, err = scanSQL(f.sql[:offset]); err != nil {
			tokens = nil
		}
	}
	kept := tokens[:0]
	for _, t := range tokens {
		if t.isComment() {
			f.comments = append(f.comments, t)
		} else {
			kept = append(kept, t)
		}
	}
	f.tokens = kept
}

func unterminatedHint(message string) string {
	switch message {
	case "unterminated quoted string":
		return "It opens here and nothing closes it. A single quote within a string is written twice."
	case "unterminated /* comment", "unterminated quoted identifier", "unterminated dollar-quoted string":
		return "It opens here and nothing closes it."
	}
	return ""
}

// next gives the statement that begins at or after a token, parsed, and the index of
// the token behind it. Like psql it takes a semicolon for an end only outside of
// parentheses and of the BEGIN ATOMIC ... END of a routine.
func (f *file) next(from int) (piece, int, bool) {
	for f.is(from, pg_query.Token_ASCII_59) {
		from++
	}
	if from >= len(f.tokens) {
		return piece{}, 0, false
	}
	end, closed := f.statementEnd(from)
	p := piece{first: from, last: end - 1}
	f.parse(&p, closed)
	if f.cut && p.last == len(f.tokens)-1 {
		return piece{}, 0, false // not whole: its rest was not scanned
	}
	return p, p.last + 1, true
}

// parse fills in the tree. A statement that swallowed others, because a parenthesis
// in it does not close, is cut off at the semicolon behind the mistake, so that the
// others are looked at too.
func (f *file) parse(p *piece, closed bool) {
	sql := f.text(p)
	tree, err := parseSQL(sql)
	switch {
	case err == nil && len(tree.Stmts) == 1:
		p.tree = tree.Stmts[0].Stmt
		return
	case err == nil && len(tree.Stmts) > 1:
		// Only names that look like BEGIN ATOMIC lead here: the grammar is right.
		first := tree.Stmts[0]
		p.last = f.tokenAt(f.start(p)+int(first.StmtLocation+first.StmtLen)) - 1
		p.tree = first.Stmt
		return
	case err == nil:
		p.problem = "syntax error"
	default:
		p.at, p.problem = errorOffset(sql, err)
	}
	wrong := f.tokenAt(f.start(p) + p.at)
	p.broken = !closed || wrong <= p.last && f.is(wrong, pg_query.Token_ASCII_59)
	if !p.broken {
		return
	}
	for i := max(wrong, p.first+1); i <= p.last; i++ {
		if f.is(i, pg_query.Token_ASCII_59) {
			p.last = i - 1
			return
		}
	}
}

// statementEnd gives the index of the semicolon that ends the statement at i, or the
// end of the tokens, and whether everything that opens in between closes too.
func (f *file) statementEnd(i int) (end int, closed bool) {
	parens, blocks := 0, 0
	routine := f.isRoutine(i)
	for ; i < len(f.tokens); i++ {
		switch f.tokens[i].kind {
		case pg_query.Token_ASCII_40:
			parens++
		case pg_query.Token_ASCII_41:
			parens = max(0, parens-1)
		case pg_query.Token_ASCII_59:
			if parens == 0 && blocks == 0 {
				return i, true
			}
		default:
			if routine && parens == 0 {
				blocks = max(0, blocks+f.block(i, blocks))
			}
		}
	}
	return i, parens == 0 && blocks == 0
}

// block says how a token changes the depth of BEGIN ATOMIC and CASE.
func (f *file) block(i, depth int) int {
	if i > 0 && (f.is(i-1, pg_query.Token_AS) || f.is(i-1, pg_query.Token_ASCII_46)) {
		return 0 // a name: AS end, x.end
	}
	switch {
	case f.is(i, pg_query.Token_BEGIN_P) && f.is(i+1, pg_query.Token_ATOMIC):
		return 1
	case f.is(i, pg_query.Token_CASE) && depth > 0:
		return 1
	case f.is(i, pg_query.Token_END_P) && depth > 0:
		return -1
	}
	return 0
}

func (f *file) is(i int, kind pg_query.Token) bool {
	return i < len(f.tokens) && f.tokens[i].kind == kind
}

// isRoutine says whether a statement begins with CREATE [OR REPLACE] FUNCTION or
// PROCEDURE, the only ones that hold BEGIN ATOMIC.
func (f *file) isRoutine(i int) bool {
	if !f.is(i, pg_query.Token_CREATE) {
		return false
	}
	i++
	if f.is(i, pg_query.Token_OR) && f.is(i+1, pg_query.Token_REPLACE) {
		i += 2
	}
	return f.is(i, pg_query.Token_FUNCTION) || f.is(i, pg_query.Token_PROCEDURE)
}

// tokenAt gives the index of the first token that ends after a byte of the text.
func (f *file) tokenAt(offset int) int {
	return sort.Search(len(f.tokens), func(i int) bool { return int(f.tokens[i].end) > offset })
}
