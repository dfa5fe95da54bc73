package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v5"

	"pawl/internal/bodies"
	"pawl/schema/parse"
)

// grammar is the major version of PostgreSQL whose grammar the parser has.
const grammar = 16

// statement is one statement with what holds where it stands.
type statement struct {
	*pg.Node
	source *parse.Statement
	script *script
	index  int
	// block is the number of the transaction, 0 if it is in none that others share.
	block int
	// within is true for a statement in the body of a DO statement.
	within bool
	// locks and runs say that lock_timeout and statement_timeout bound it.
	locks, runs bool
	// time counts the statements of all files.
	time int

	places []int  // of the actions of ALTER TABLE, once they were looked for
	held   *[]hit // what strong gave
}

// script is the statements of one direction of a file.
type script struct {
	Input
	statements []*statement
	known      *history
	own        bool // pawl wrote it
	// made are the statements that make a relation, by its name.
	made map[string][]*statement
	// values are those that add a value to an enum.
	values []*statement
	// bare is the first one that waits for a strong lock without a bound.
	bare     *statement
	problems []problem
}

// problem is what is wrong with the transactions themselves.
type problem struct {
	rule *Rule
	hit  hit
	at   *statement
}

var ownHeader = regexp.MustCompile(`\A(?:\x{feff})?-- pawl \S+ · `)

func newScript(in Input, text *parse.Any, known *history) *script {
	s := &script{Input: in, known: known, made: map[string][]*statement{}}
	s.own = ownHeader.MatchString(in.Text)
	t := &transactions{script: s, many: len(text.Statements) > 1}
	for _, source := range text.Statements {
		t.next(&statement{Node: source.Tree(), source: source, script: s})
	}
	t.end()
	return s
}

// add takes a statement in.
func (s *script) add(st *statement) {
	st.index = len(s.statements)
	s.statements = append(s.statements, st)
	s.known.learn(st)
	if s.bare == nil && !st.locks && len(st.strong()) > 0 {
		s.bare = st
	}
	if made := st.makes(); made != nil {
		s.made[made.Relname] = append(s.made[made.Relname], st)
	}
	if v := st.GetAlterEnumStmt(); v.GetNewVal() != "" && v.OldVal == "" {
		s.values = append(s.values, st)
	}
}

// anonymous is the body of a DO statement in PL/pgSQL; it is empty for all else.
func anonymous(n *pg.Node) string {
	body, language := "", "plpgsql"
	for _, arg := range n.GetDoStmt().GetArgs() {
		switch e := arg.GetDefElem(); e.GetDefname() {
		case "as":
			body = e.Arg.GetString_().GetSval()
		case "language":
			language = e.Arg.GetString_().GetSval()
		}
	}
	if !strings.EqualFold(language, "plpgsql") {
		return ""
	}
	return body
}

// makes is the relation that is new after the statement: one that it makes, or a new one under another name.
func (s *statement) makes() *pg.RangeVar {
	if v := s.GetRenameStmt(); v.GetRenameType() == pg.ObjectType_OBJECT_TABLE && s.isFresh(v.Relation) {
		return &pg.RangeVar{Schemaname: v.Relation.Schemaname, Relname: v.Newname}
	}
	return created(s.Node)
}

// created is the relation that a statement makes. IF NOT EXISTS is taken to find none: else nothing in the file would be as it
// says.
func created(n *pg.Node) *pg.RangeVar {
	switch v := n.GetNode().(type) {
	case *pg.Node_CreateStmt:
		return v.CreateStmt.Relation
	case *pg.Node_CreateTableAsStmt:
		return v.CreateTableAsStmt.GetInto().GetRel()
	case *pg.Node_ViewStmt:
		if v.ViewStmt.Replace {
			return nil
		}
		return v.ViewStmt.View
	case *pg.Node_SelectStmt:
		return v.SelectStmt.GetIntoClause().GetRel()
	}
	return nil
}

// same says that two names can mean the same relation.
func same(a, b *pg.RangeVar) bool {
	return a.GetRelname() == b.GetRelname() && (a.GetSchemaname() == b.GetSchemaname() || a.GetSchemaname() == "" || b.GetSchemaname() == "")
}

// isFresh says that nobody else uses a table yet: the same file made it, or it is the session's own.
func (s *statement) isFresh(r *pg.RangeVar) bool {
	return r.GetRelpersistence() == "t" || r.GetSchemaname() == "pg_temp" ||
		slices.ContainsFunc(s.script.made[r.GetRelname()], func(m *statement) bool { return m.index < s.index && same(m.makes(), r) })
}

// findings are what the rules say.
func (s *script) findings(o Options) []Finding {
	var list []Finding
	told := map[string]bool{}
	report := func(r *Rule, st *statement, h hit) {
		if !r.applies(o.Major) || r.loses && st.looked(h) {
			return
		}
		f := st.finding(r, h)
		f.Severity = o.Levels.of(r)
		if s.own && !r.certain && f.Severity.AtLeast(Note) {
			f.Severity = Note
		}
		if key := fmt.Sprint(r.Code, f.Place.Pos, f.What); !told[key] {
			told[key] = true
			list = append(list, f)
		}
	}
	for _, p := range s.problems {
		report(p.rule, p.at, p.hit)
	}
	for _, r := range Rules() {
		if r.find == nil || o.Levels.of(r) == Off {
			continue
		}
		for _, st := range s.statements {
			if r.brief && st.locks {
				continue
			}
			for _, h := range r.find(st) {
				if r.anyTable || h.table == nil || !st.isFresh(h.table) {
					report(r, st, h)
				}
			}
		}
	}
	return list
}

// finding puts a hit into words.
func (s *statement) finding(r *Rule, h hit) Finding {
	what := h.what
	if what == "" && h.table != nil {
		what = nameOf(h.table)
	}
	message := r.Summary
	if what != "" {
		message += ": " + what
	}
	if s.within {
		h.at = 0
	}
	return Finding{Rule: r, Place: s.source.ErrorAt(min(h.at, len(s.source.SQL)), message, ""), What: what, Down: s.script.Down}
}

var raises = regexp.MustCompile(`(?i)\braise\s+exception\b`)

// looked says that a DO statement before this one looks for rows of the table, and ends the migration if there are any.
func (s *statement) looked(h hit) bool {
	name := h.table.GetRelname()
	if name == "" {
		return false
	}
	for _, before := range s.script.statements[:s.index] {
		body := anonymous(before.Node)
		if before.within || s.block == 0 || before.block != s.block || !raises.MatchString(body) {
			continue
		}
		for _, piece := range bodies.Anonymous(body) {
			if slices.ContainsFunc(relations(piece), func(r *pg.RangeVar) bool { return same(r, h.table) }) {
				return true
			}
		}
	}
	return false
}
