package parse

import (
	"fmt"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// piece takes one statement into the script, or says why it has no place there.
func (r *reader) piece(f *file, p *piece) {
	known := len(r.mistakes.list)
	defer func() { p.refused = len(r.mistakes.list) > known }()
	if p.tree == nil {
		r.unknown(f, p)
		return
	}
	class := classify(p.tree)
	switch class.meaning {
	case refusedHere:
		message := class.message
		if message == "" {
			message = f.keywords(p, class.words) + " is not a definition"
		}
		r.mistakes.add(f.source.errorAt(f.start(p), message, class.hint))
	case meansNothing:
		r.transaction(p.tree)
	case leftOut:
		what := class.message
		if what == "" {
			what = f.keywords(p, class.words)
		}
		r.note(f, p, what+" is left out: "+class.hint)
	case setting:
		r.setting(f, p)
	case defines:
		r.definition(f, p, class.kind)
	}
}

// note says what was understood and left out.
func (r *reader) note(f *file, p *piece, message string) {
	r.script.Notes = append(r.script.Notes, Note{f.source.position(f.start(p)), message})
}

// definition adds a statement whose tree is known.
func (r *reader) definition(f *file, p *piece, kind Kind) {
	if !r.namesFit(f, p) {
		return
	}
	s := r.statement(f, p, kind)
	s.Known = true
	s.Objects = objectsOf(p.tree)
	s.Roles = rolesOf(p.tree)
	s.Sweeps = p.tree.GetGrantStmt().GetTargtype() == pg_query.GrantTargetType_ACL_TARGET_ALL_IN_SCHEMA
	if moves(p.tree) {
		r.forget(s)
	}
	if r.labelsDiffer(s, p.tree) && r.unique(s) {
		r.add(p, s)
	}
}

func (r *reader) statement(f *file, p *piece, kind Kind) *Statement {
	return &Statement{
		SQL:        f.text(p),
		Start:      f.source.position(f.start(p)),
		Kind:       kind,
		Settings:   r.session.inForce,
		SearchPath: r.session.searchPath,
		source:     f.source,
		offset:     f.start(p),
	}
}

func (r *reader) add(p *piece, s *Statement) {
	p.statement, p.index = s, len(r.script.Statements)
	r.script.Statements = append(r.script.Statements, s)
}

// keywords spells the first words of a statement as messages name it.
func (f *file) keywords(p *piece, count int) string {
	var words []string
	for i := p.first; i <= p.last && len(words) < max(1, count); i++ {
		words = append(words, strings.ToUpper(f.tokens[i].text(f.sql)))
	}
	return strings.Join(words, " ")
}

// unknown handles a statement that PostgreSQL 16's grammar does not accept. What
// begins like a definition may be newer syntax and is left to the server.
func (r *reader) unknown(f *file, p *piece) {
	at := f.start(p) + p.at
	mistake := func(message, hint string) { r.mistakes.add(f.source.errorAt(at, message, hint)) }
	if p.broken {
		mistake(p.problem, f.openParenthesis(p))
		return
	}
	if message, hint, ok := f.psqlText(p); ok {
		mistake(message, hint)
		return
	}
	if !f.mayBeDefinition(p) {
		mistake(p.problem, "")
		return
	}
	if !r.namesFit(f, p) {
		return
	}
	s := r.statement(f, p, Definition)
	s.Objects = f.guessObjects(p)
	r.add(p, s)
}

// mayBeDefinition says whether an unknown statement may go to the server. What would
// connect to other servers, run a query or change the whole server may not, because
// what it says exactly is not known.
func (f *file) mayBeDefinition(p *piece) bool {
	switch f.tokens[p.first].kind {
	case pg_query.Token_COMMENT, pg_query.Token_GRANT, pg_query.Token_REVOKE, pg_query.Token_SECURITY:
		return true
	case pg_query.Token_CREATE, pg_query.Token_ALTER:
	default:
		return false
	}
	if p.first == p.last {
		return false
	}
	switch f.tokens[p.first+1].kind {
	case pg_query.Token_SUBSCRIPTION, pg_query.Token_SYSTEM_P, pg_query.Token_DATABASE, pg_query.Token_TABLESPACE,
		pg_query.Token_ROLE, pg_query.Token_USER, pg_query.Token_GROUP_P,
		pg_query.Token_TEMP, pg_query.Token_TEMPORARY, pg_query.Token_LOCAL, pg_query.Token_GLOBAL:
		return false
	}
	return !f.fillsTable(p)
}

// fillsTable recognises CREATE TABLE ... AS outside of parentheses.
func (f *file) fillsTable(p *piece) bool {
	depth, table := 0, false
	if !f.is(p.first, pg_query.Token_CREATE) {
		return false
	}
	for i := p.first; i <= p.last; i++ {
		switch f.tokens[i].kind {
		case pg_query.Token_ASCII_40:
			depth++
		case pg_query.Token_ASCII_41:
			depth--
		case pg_query.Token_TABLE:
			table = table || i <= p.first+2
		case pg_query.Token_AS:
			if table && depth == 0 {
				return true
			}
		}
	}
	return false
}

// openParenthesis names the parenthesis that does not close.
func (f *file) openParenthesis(p *piece) string {
	var open []int
	for i := p.first; i <= p.last; i++ {
		switch f.tokens[i].kind {
		case pg_query.Token_ASCII_40:
			open = append(open, i)
		case pg_query.Token_ASCII_41:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return ""
	}
	at := f.source.position(int(f.tokens[open[len(open)-1]].start))
	return fmt.Sprintf("The parenthesis that opens at %s does not close.", at)
}

// psqlText recognises what psql would have replaced or executed within a line.
func (f *file) psqlText(p *piece) (message, hint string, ok bool) {
	wrong := f.tokenAt(f.start(p) + p.at)
	if wrong > p.last {
		return "", "", false
	}
	next := ""
	if wrong < p.last && f.tokens[wrong+1].start == f.tokens[wrong].end {
		next = f.tokens[wrong+1].text(f.sql)
	}
	switch {
	case f.is(wrong, pg_query.Token_ASCII_92):
		return fmt.Sprintf(`the psql command \%s has no place in a schema`, next), insteadOf(next), true
	case f.is(wrong, pg_query.Token_ASCII_58) && next != "":
		return fmt.Sprintf("the psql variable :%s has no value here", next), "Write the value itself: a schema is the same wherever it is read.", true
	}
	return "", "", false
}

// nameBytes is the length that PostgreSQL keeps of a name (NAMEDATALEN - 1).
const nameBytes = 63

// namesFit refuses names that the server would cut.
func (r *reader) namesFit(f *file, p *piece) bool {
	long := longNames(f.sql, f.tokens[p.first:p.last+1])
	for _, t := range long {
		name := unquoteName(t.text(f.sql))
		r.mistakes.add(f.source.errorAt(int(t.start),
			fmt.Sprintf("this name has %d bytes, and PostgreSQL keeps %d", len(name), nameBytes),
			fmt.Sprintf("Give it a shorter name: it would be cut to %q.", cutName(name))))
	}
	return len(long) == 0
}

// longNames finds the names that the server would cut. The scanner cuts them too, so only the text shows how long they are.
func longNames(sql string, tokens []token) []token {
	var list []token
	for _, t := range tokens {
		if t.end-t.start <= nameBytes || t.kind != pg_query.Token_IDENT && t.kind != pg_query.Token_UIDENT {
			continue
		}
		if len(unquoteName(t.text(sql))) > nameBytes {
			list = append(list, t)
		}
	}
	return list
}

// cutName is what the server would make of a long name: no character is halved.
func cutName(name string) string {
	end := nameBytes
	for end > 0 && name[end]&0xC0 == 0x80 {
		end--
	}
	return name[:end]
}

// unique reports a second definition of an object.
func (r *reader) unique(s *Statement) bool {
	for _, o := range s.Objects {
		key, checked := keyOf(o, s.SearchPath)
		if !o.Creates || !checked {
			continue
		}
		first, again := r.defined[key]
		if !again {
			r.defined[key] = definition{o, s.Start}
			continue
		}
		if o.Tolerant || first.object.Tolerant {
			continue
		}
		r.mistakes.add(s.ErrorAt(0, defineTwice(first.object, o),
			fmt.Sprintf("It is defined first at %s. Keep one of the two.", first.at)))
		return false
	}
	return true
}

func defineTwice(first, again Object) string {
	name := again.String()
	if first.Kind == again.Kind {
		return name + " is defined twice"
	}
	return fmt.Sprintf("%s has the name of the %s that is defined already", name, first.Kind)
}
