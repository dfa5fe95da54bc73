package lint

import (
	"regexp"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v5"

	"pawl/internal/bodies"
)

// transactions follows which statements are one transaction, and what is set for them.
type transactions struct {
	script *script
	many   bool // more than one statement is sent
	number int  // of the last transaction
	open   *statement
	// session and local say which timeouts are set, by name.
	session, local map[string]bool
}

// next takes the next statement in.
func (t *transactions) next(s *statement) {
	if t.session == nil {
		t.session, t.local = map[string]bool{}, map[string]bool{}
	}
	if t.number == 0 && t.implicit() {
		t.number = 1
	}
	if x := s.GetTransactionStmt(); x != nil {
		t.control(s, x.Kind)
	}
	if t.open != nil || t.implicit() {
		s.block = t.number
	}
	t.take(s)
	t.body(s, anonymous(s.Node))
}

var commits = regexp.MustCompile(`(?i)\b(?:commit|rollback)\s*;`)

// body takes in what a DO statement executes: a transaction of its own, if it is in none and makes none itself.
func (t *transactions) body(s *statement, text string) {
	list := bodies.Anonymous(text)
	if len(list) == 0 {
		return
	}
	block := s.block
	if block == 0 && !commits.MatchString(text) {
		t.number++
		block = t.number
	}
	for _, piece := range list {
		inner := *s
		inner.Node, inner.within, inner.block, inner.held, inner.places = piece, true, block, nil, nil
		t.take(&inner)
	}
	if s.block == 0 {
		t.local = map[string]bool{}
	}
}

// take notes what is set for a statement, and what it sets for others.
func (t *transactions) take(s *statement) {
	s.locks, s.runs = t.isSet("lock_timeout"), t.isSet("statement_timeout")
	t.script.add(s)
	t.settings(s)
}

// implicit says that statements outside of BEGIN and COMMIT are in a transaction as well.
func (t *transactions) implicit() bool {
	return t.script.Mode == Wrapped || t.script.Mode == Together && t.many
}

func (t *transactions) control(s *statement, kind pg.TransactionStmtKind) {
	switch kind {
	case pg.TransactionStmtKind_TRANS_STMT_BEGIN, pg.TransactionStmtKind_TRANS_STMT_START:
		if t.open != nil || t.script.Mode == Wrapped {
			t.problem(&nestedTransaction, s)
		}
		if t.open == nil {
			t.open = s
			if !t.implicit() { // else what was sent before it is part of it
				t.number++
			}
		}
	case pg.TransactionStmtKind_TRANS_STMT_COMMIT, pg.TransactionStmtKind_TRANS_STMT_ROLLBACK,
		pg.TransactionStmtKind_TRANS_STMT_PREPARE:
		if t.open == nil && t.script.Mode == Wrapped {
			t.problem(&nestedTransaction, s)
		}
		s.block = t.number
		t.open = nil
		t.number++
		t.local = map[string]bool{}
	}
}

func (t *transactions) problem(r *Rule, s *statement) {
	t.script.problems = append(t.script.problems, problem{r, hit{}, s})
}

// end looks whether all is closed.
func (t *transactions) end() {
	if t.open != nil {
		t.problem(&unfinishedTransaction, t.open)
	}
}

func (t *transactions) isSet(name string) bool {
	if on, said := t.local[name]; said {
		return on
	}
	return t.session[name]
}

// settings follows SET, RESET and set_config.
func (t *transactions) settings(s *statement) {
	if v := s.GetVariableSetStmt(); v != nil && (!v.IsLocal || s.block != 0) {
		t.set(v.Name, t.isOn(v), v.IsLocal)
		if v.Kind == pg.VariableSetKind_VAR_RESET_ALL {
			t.session, t.local = map[string]bool{}, map[string]bool{}
		}
	}
	for _, call := range calls(s.Node) {
		if name := last(call.Funcname); name == "set_config" && len(call.Args) == 3 {
			value, local := constant(call.Args[1]), constant(call.Args[2]) != "false"
			if !local || s.block != 0 || s.within {
				t.set(constant(call.Args[0]), !isZero(value), local)
			}
		}
	}
}

func (t *transactions) set(name string, on, local bool) {
	if local {
		t.local[strings.ToLower(name)] = on
		return
	}
	t.session[strings.ToLower(name)] = on
	delete(t.local, strings.ToLower(name))
}

// isOn says that a timeout gets a value other than none.
func (t *transactions) isOn(v *pg.VariableSetStmt) bool {
	if v.Kind != pg.VariableSetKind_VAR_SET_VALUE {
		return false
	}
	for _, arg := range v.Args {
		if isZero(constant(arg)) {
			return false
		}
	}
	return true
}

// isZero says that a timeout is none.
func isZero(value string) bool { return strings.TrimRight(strings.TrimSpace(value), "0mshind ") == "" }
