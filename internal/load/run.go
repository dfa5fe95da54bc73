package load

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/schema/parse"
)

// piece is one statement of a chunk: a job's, or a setting that must be in force.
type piece struct {
	sql     string
	job     *job
	setting int // the statement of a setting, or -1
}

// failure is what the server said about one piece.
type failure struct {
	*pgconn.PgError
	char    int // the place in the piece, in characters from 1; 0 if the server gave none
	setting int // the statement of the setting that the server refused, or -1
}

// Chunks of several statements save round trips. The server runs a chunk in one
// transaction, so after a failure what stood before it in the chunk is run again.
const largestChunk = 128

// run executes jobs in the order given, and returns those that failed. With hold, a
// job that alters something waits if an earlier one about the same thing failed, so
// that columns come in the order of the text and a REVOKE after its GRANT.
func (l *loader) run(ctx context.Context, jobs []*job, hold bool) (failed []*job, err error) {
	waiting := holder{on: hold, keys: map[parse.Name]bool{}}
	size := largestChunk
	for len(jobs) > 0 {
		if waiting.mustWait(jobs[0]) {
			waiting.add(jobs[0])
			failed, jobs = append(failed, jobs[0]), jobs[1:]
			continue
		}
		count := chunkLength(jobs, size, &waiting)
		done, problem, err := l.chunk(ctx, jobs[:count])
		if err != nil {
			return nil, err
		}
		if problem == nil {
			l.executed(jobs[:count])
			jobs, size = jobs[count:], min(largestChunk, size*2)
			continue
		}
		size = max(1, done)
		if done > 0 {
			continue // run again without the one that failed
		}
		outcome, err := l.remedy(ctx, jobs[0], problem)
		if err != nil {
			return nil, err
		}
		switch outcome {
		case again:
		case settled:
			jobs = jobs[1:]
		case hopeless:
			jobs[0].failure = problem
			waiting.add(jobs[0])
			failed, jobs = append(failed, jobs[0]), jobs[1:]
		}
	}
	return failed, nil
}

// executed counts definitions; a foreign key belongs to its table's.
func (l *loader) executed(jobs []*job) {
	for _, j := range jobs {
		if !j.key {
			l.result.Statements++
		}
	}
}

// chunkLength is how many jobs may go together. One that must go alone does, and one
// that must wait is not taken.
func chunkLength(jobs []*job, size int, waiting *holder) int {
	for i := range min(size, len(jobs)) {
		if waiting.mustWait(jobs[i]) {
			return i
		}
		if jobs[i].alone() {
			return max(1, i)
		}
	}
	return min(size, len(jobs))
}

// chunk executes jobs in one round trip. Of a failure it gives how many jobs stand
// before it; none of them is executed then.
func (l *loader) chunk(ctx context.Context, jobs []*job) (done int, problem *failure, err error) {
	var pieces []piece
	current := l.current
	for _, j := range jobs {
		pieces = append(pieces, switchSettings(current, j.statement.Settings)...)
		current = j.statement.Settings
		pieces = append(pieces, piece{sql: j.fragment.SQL, job: j, setting: -1})
	}
	var at int
	if jobs[0].alone() {
		at, problem, err = l.execAlone(ctx, pieces)
	} else {
		at, problem, err = l.execTogether(ctx, pieces)
	}
	if err != nil {
		return 0, nil, err
	}
	if problem == nil {
		l.current = current
		return len(jobs), nil, nil
	}
	problem.setting = pieces[at].setting
	for _, p := range pieces[:at] {
		if p.job != nil {
			done++
		}
	}
	return done, problem, nil
}

// execTogether sends pieces as one message. It gives the index of the one that failed.
func (l *loader) execTogether(ctx context.Context, pieces []piece) (int, *failure, error) {
	var sql strings.Builder
	starts := make([]int, len(pieces)) // in characters, as the server counts
	chars := 0
	for i, p := range pieces {
		starts[i] = chars
		sql.WriteString(p.sql)
		sql.WriteString("\n;\n")
		chars += utf8.RuneCountInString(p.sql) + 3
	}
	results := l.conn.PgConn().Exec(ctx, sql.String())
	at := 0
	for results.NextResult() {
		if _, err := results.ResultReader().Close(); err == nil {
			at++
		}
	}
	problem, err := asFailure(results.Close())
	if err != nil || problem == nil {
		return 0, nil, err
	}
	// A mistake in syntax is found before anything is executed, so the count of
	// what was executed says nothing; its place does.
	if problem.Position > 0 {
		for at+1 < len(pieces) && starts[at+1] < int(problem.Position) {
			at++
		}
		problem.char = int(problem.Position) - starts[min(at, len(pieces)-1)]
	}
	return min(at, len(pieces)-1), problem, nil
}

// execAlone executes settings, and then one statement in a transaction of its own, by
// the protocol that takes no more than one.
func (l *loader) execAlone(ctx context.Context, pieces []piece) (int, *failure, error) {
	last := len(pieces) - 1
	if last > 0 {
		if at, problem, err := l.execTogether(ctx, pieces[:last]); problem != nil || err != nil {
			return at, problem, err
		}
	}
	_, execErr := l.conn.PgConn().ExecParams(ctx, pieces[last].sql, nil, nil, nil, nil).Close()
	problem, err := asFailure(execErr)
	if problem == nil {
		return 0, nil, err
	}
	problem.char = int(problem.Position)
	// The settings were executed by themselves and stay.
	l.current = pieces[last].job.statement.Settings
	return last, problem, nil
}

// asFailure tells what the server said about a statement from a lost connection.
func asFailure(err error) (*failure, error) {
	if err == nil {
		return nil, nil
	}
	found, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || found.Severity == "FATAL" || strings.HasPrefix(found.Code, "57P") {
		return nil, fmt.Errorf("executing the schema in the scratch database: %w", err)
	}
	return &failure{PgError: found}, nil
}

// holder remembers what failed jobs are about.
type holder struct {
	on    bool
	keys  map[parse.Name]bool
	count int
}

func (h *holder) add(j *job) {
	h.count++
	for _, key := range subjects(j) {
		h.keys[key] = true
	}
}

// mustWait says whether a job has to wait for one that failed: it alters the same
// thing, or it is about all that exists.
func (h *holder) mustWait(j *job) bool {
	if !h.on || h.count == 0 {
		return false
	}
	if j.statement.Sweeps {
		return true
	}
	if len(j.statement.Objects) == 0 || j.statement.Objects[0].Creates {
		return false
	}
	for _, key := range subjects(j) {
		if h.keys[key] {
			return true
		}
	}
	return false
}

// subjects are the names of what a job makes or alters; of a part, of the whole.
func subjects(j *job) []parse.Name {
	var keys []parse.Name
	for _, o := range j.statement.Objects {
		name := o.Name
		if o.Parent != "" {
			name = o.Parent
		}
		keys = append(keys, parse.Name{Schema: schemaOf(o, j.statement), Name: name})
	}
	return keys
}

// schemaOf is where an object is looked for that is written without a schema; it is
// empty for what stands in no schema.
func schemaOf(o parse.Object, s *parse.Statement) string {
	switch o.Kind {
	case "role", "schema", "extension", "server", "foreign data wrapper", "language", "publication", "subscription", "event trigger":
		return ""
	}
	switch {
	case o.Schema != "":
		return o.Schema
	case s.SearchPath == nil:
		return "public"
	case len(s.SearchPath) > 0:
		return s.SearchPath[0]
	}
	return ""
}
