package parse

import (
	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// Script is the desired state as it is written: its definitions in the order of
// the text, and what the annotations say about them.
type Script struct {
	Statements  []*Statement
	Annotations []Annotation
	Notes       []Note // what was understood and left out
}

// Note says what was understood and has no part in the desired state.
type Note struct {
	Pos     Position
	Message string
}

// Kind says how a statement takes part in the desired state.
type Kind int

const (
	// Definition defines or alters objects of the database.
	Definition Kind = iota
	// EventTrigger is a definition that must come after all others, because an
	// event trigger would run while they are executed.
	EventTrigger
	// Role makes or changes roles, which belong to the whole server. It means
	// something only where roles are managed.
	Role
	// Setting changes the session for the statements after it. It is not executed
	// in its place: each statement knows what was in force (Statement.Settings).
	Setting
)

// Statement is one statement of the desired state.
type Statement struct {
	SQL     string // from its first to its last token, without the semicolon
	Start   Position
	Kind    Kind
	Objects []Object // what it defines or alters; empty when that is not known
	Roles   []string // roles it names: GRANT ... TO, OWNER TO, POLICY ... TO and so on

	// Known says that this parser version knows the syntax. A statement that it
	// does not know goes to the server as it is.
	Known bool
	// Sweeps says that it works on all objects that exist at its place: GRANT ... ON
	// ALL TABLES IN SCHEMA.
	Sweeps bool
	// Settings are the session settings in force at its place, in order of name.
	// Statements share the slice; it must not be changed.
	Settings []SessionSetting
	// SearchPath is the search_path in force, nil if the text did not set one.
	SearchPath []string

	source *source
	offset int // of SQL in the source
}

// Object names an object as it is written: Schema is empty if none is written.
type Object struct {
	Kind string // "table", "view", "function", "enum", …
	// Schema is the schema as written, of the table for what stands on a table.
	Schema string
	// Parent is the table of a column, constraint, trigger, policy or rule, and the
	// type of an enum value or attribute.
	Parent string
	Name   string
	// Arguments are the argument types of a routine as written, "(int4,text)".
	Arguments string

	// Creates is true if the statement makes the object, false if it alters it.
	Creates bool
	// Tolerant is true for IF NOT EXISTS and OR REPLACE: another definition of the
	// same object is no mistake.
	Tolerant bool
}

// SessionSetting is a session setting that influences what definitions mean.
type SessionSetting struct {
	Name      string
	SQL       string // the statement that sets it
	Statement int    // its index in Script.Statements
}

// Annotation is what a "-- pawl:" comment says about an object.
type Annotation struct {
	Pos      Position // of the comment
	Verb     Verb
	Argument string // the text after the verb
	// From is the old name of "renamed from": its parts, unquoted, folded to lower
	// case where PostgreSQL would.
	From []string
	// InOneStep is true if a rename was asked for without a time in which both
	// names work.
	InOneStep bool

	Object    Object
	Statement int // the index of the statement that defines Object
	// SearchPath is the search_path in force there, nil if the text did not set one.
	SearchPath []string
}

// Verb is what an annotation asks for.
type Verb string

const (
	// RenamedFrom gives the name that the object has in the live database.
	RenamedFrom Verb = "renamed from"
	// New says that the object is no other one under a new name.
	New Verb = "new"
	// Backfill gives the expression that fills a column's existing rows.
	Backfill Verb = "backfill"
	// Using gives the expression that converts a column's existing values.
	Using Verb = "using"
)

// verbs are all of them, in the order in which messages list them.
func verbs() []Verb { return []Verb{RenamedFrom, New, Backfill, Using} }

// Tree parses the statement again and gives its parse tree, nil if this parser
// version does not know the syntax. Trees are not kept: those of ten thousand
// tables take more memory than everything else together.
func (s *Statement) Tree() *pg_query.Node {
	if !s.Known {
		return nil
	}
	tree, err := parseSQL(s.SQL)
	if err != nil || len(tree.Stmts) != 1 {
		return nil
	}
	return tree.Stmts[0].Stmt
}

// End is the position after the statement's last character.
func (s *Statement) End() Position { return s.source.position(s.offset + len(s.SQL)) }

// ErrorAt makes an Error at a byte offset within SQL.
func (s *Statement) ErrorAt(offset int, message, hint string) *Error {
	return s.source.errorAt(s.offset+offset, message, hint)
}

// ErrorAtChar makes an Error at the place that a server gives: in characters of
// SQL, from 1. With 0, which means that the server gave none, it is the start.
func (s *Statement) ErrorAtChar(char int, message, hint string) *Error {
	if char <= 0 {
		return s.ErrorAt(0, message, hint)
	}
	return s.ErrorAt(byteOffset(s.SQL, char-1), message, hint)
}
