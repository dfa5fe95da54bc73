// Package load executes the desired state in a fresh scratch database, so that the
// server says what it means.
//
// The text may state its definitions in any order. They are executed in the order of
// the text first, which gives exactly what psql would give where that order works.
// What fails is put off and tried again after the rest, until nothing more succeeds;
// what is left then is reported, each mistake once and at its place in the text, and
// what merely follows from another mistake is counted only.
//
// Nothing is executed but definitions: materialized views stay empty, bodies of
// functions are not looked into, subscriptions do not connect, and event triggers are
// made when everything else is there.
package load

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/schema/parse"
)

// Result says what a load did besides filling the database.
type Result struct {
	Statements int // definitions that were executed
	// RolesCreated and TablespacesCreated outlive the database: on a server that is
	// shared they are to be dropped after it.
	RolesCreated       []string
	TablespacesCreated []string
	Notes              []string // what was understood and left out, with its place
}

// Load executes the script in the database of the connection, which must be fresh. It
// gives the Result as far as it came also together with an error: roles may have been
// created. Mistakes in the script come as *Failures; any other error is one of the
// connection or of the server.
func Load(ctx context.Context, conn *pgx.Conn, script *parse.Script) (*Result, error) {
	return LoadAmong(ctx, conn, script, &parse.Script{})
}

// LoadAmong is Load where the script refers to what others define. Of that, what fails
// matters only if the script fails, and is told with it then.
func LoadAmong(ctx context.Context, conn *pgx.Conn, script, others *parse.Script) (*Result, error) {
	l := &loader{conn: conn, script: script, others: others, result: &Result{}}
	for _, note := range script.Notes {
		l.result.Notes = append(l.result.Notes, fmt.Sprintf("%s: %s", note.Pos, note.Message))
	}
	if err := l.openSession(ctx); err != nil {
		return l.result, err
	}
	if err := l.createRoles(ctx, l.namedRoles()); err != nil {
		return l.result, err
	}
	definitions, eventTriggers := l.jobs()
	for _, jobs := range [][]*job{definitions, eventTriggers} {
		failed, err := l.runAll(ctx, jobs)
		if err != nil {
			return l.result, err
		}
		for _, j := range failed {
			if j.index < 0 {
				l.lacking = append(l.lacking, j)
			} else {
				l.failed = append(l.failed, j)
			}
		}
	}
	failures, err := l.report(ctx)
	if err != nil {
		return l.result, err
	}
	if err := l.closeSession(ctx); err != nil {
		return l.result, err
	}
	if failures != nil {
		return l.result, failures
	}
	return l.result, nil
}

type loader struct {
	conn    *pgx.Conn
	script  *parse.Script
	others  *parse.Script
	result  *Result
	current []parse.SessionSetting // what the session has set at the moment

	failed  []*job
	lacking []*job // what failed of the others' definitions
	// ownRoles says that the script creates its roles itself.
	ownRoles bool
}

// job is one piece of SQL to execute.
type job struct {
	index     int // of its statement in the script: the order of the text; negative for those of others
	statement *parse.Statement
	fragment  parse.Fragment
	stripped  bool         // its foreign keys are jobs of their own
	key       bool         // it is one of those
	names     []parse.Name // what it may refer to; filled when it is put off
	failure   *failure     // of the last attempt; nil if none was made
	// noBlock is set when the server refuses to run it in a transaction block.
	noBlock bool
}

// alone says whether a job goes to the server by itself: one whose syntax is not known
// might hold more than one statement.
func (j *job) alone() bool { return j.noBlock || !j.statement.Known }

// jobs are the definitions of others, and then those in the order of the text; event triggers apart.
func (l *loader) jobs() (definitions, eventTriggers []*job) {
	for i, s := range l.others.Statements {
		if s.Kind == parse.Definition {
			definitions = append(definitions, &job{index: i - len(l.others.Statements), statement: s, fragment: s.Inert()})
		}
	}
	for i, s := range l.script.Statements {
		j := &job{index: i, statement: s, fragment: s.Inert()}
		switch s.Kind {
		case parse.Definition:
			definitions = append(definitions, j)
		case parse.EventTrigger:
			eventTriggers = append(eventTriggers, j)
		case parse.Role, parse.Setting:
		}
	}
	return definitions, eventTriggers
}

// runAll executes jobs until no more of them succeed, and gives those that are left.
func (l *loader) runAll(ctx context.Context, jobs []*job) ([]*job, error) {
	left, err := l.run(ctx, jobs, true)
	hold := true
	for err == nil && len(left) > 0 {
		before := len(left)
		left, err = l.run(ctx, inLikelyOrder(left), hold)
		if err != nil || len(left) < before {
			continue
		}
		// Nothing moved. What was held back for the sake of order is tried now, then
		// foreign keys are taken apart from tables.
		if hold {
			hold = false
			continue
		}
		apart, any := withoutForeignKeys(left)
		if !any {
			return left, nil
		}
		left = apart
	}
	return left, err
}

// withoutForeignKeys splits the tables among jobs into tables and foreign keys, which
// may stand in a circle.
func withoutForeignKeys(jobs []*job) (apart []*job, any bool) {
	var keys []*job
	for _, j := range jobs {
		table, found, ok := j.statement.WithoutForeignKeys()
		if !ok || j.stripped {
			apart = append(apart, j)
			continue
		}
		any = true
		apart = append(apart, &job{index: j.index, statement: j.statement, fragment: table, stripped: true, names: j.names})
		for _, key := range found {
			keys = append(keys, &job{index: j.index, statement: j.statement, fragment: key, stripped: true, key: true, names: j.names})
		}
	}
	return append(apart, keys...), any
}
