package load

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"pawl/schema/parse"
)

// suggester turns what the server said into mistakes with a place and a proposal.
// What exists is asked for once, when it is needed first.
type suggester struct {
	loader *loader
	names  map[string][]string // by query
}

// mistake reports one failed job.
func (s *suggester) mistake(ctx context.Context, j *job) (*parse.Error, error) {
	f := j.failure
	hint := joinHints(f.Detail, f.Hint, whereHint(f), s.codeHint(j))
	missing := missingName(f)
	if missing.Name != "" && !strings.Contains(f.Hint, "Perhaps you meant") {
		near, err := s.near(ctx, j, missing)
		if err != nil {
			return nil, err
		}
		if near != "" {
			hint = joinHints(f.Detail, fmt.Sprintf("Did you mean %q?", near), whereHint(f))
		}
	}
	if f.char == 0 && missing.Name != "" {
		// The server gave no place: the first mention of the name is a good one.
		if at := j.statement.Find(missing.Name); at >= 0 {
			return j.statement.ErrorAt(at, f.Message, hint), nil
		}
	}
	return j.fragment.ErrorAtChar(f.char, f.Message, hint), nil
}

// whereHint says in which function the server was when it failed.
func whereHint(f *failure) string {
	if f.Where == "" {
		return ""
	}
	first, _, _ := strings.Cut(f.Where, "\n")
	return "It happened here: " + first + "."
}

// codeHint says what is to be done about some kinds of failure.
func (s *suggester) codeHint(j *job) string {
	switch j.failure.Code {
	case insufficientRights:
		return "The scratch server's role may not do that: use a private scratch server, or a role that may."
	case "57014":
		return "It took longer than a minute in an empty database."
	case "42P07", duplicateObject, "42723", duplicateSchema:
		if first := s.firstDefinition(j); first != nil {
			return fmt.Sprintf("It is defined first at %s. Keep one of the two.", first.Start)
		}
		return "Another definition has the name already. Keep one of the two."
	}
	return ""
}

// firstDefinition finds the statement that made what a job could not make again.
func (s *suggester) firstDefinition(j *job) *parse.Statement {
	for _, o := range j.statement.Objects {
		for _, other := range s.loader.script.Statements {
			for _, made := range other.Objects {
				if other != j.statement && made.Creates && made.Name == o.Name && made.Parent == o.Parent &&
					schemaOf(made, other) == schemaOf(o, j.statement) {
					return other
				}
			}
		}
	}
	return nil
}

// missingName is the name that does not exist according to the server.
func missingName(f *failure) parse.Name {
	if !strings.Contains(f.Message, "does not exist") {
		return parse.Name{}
	}
	names := mentionedNames(f.Message)
	if f.Code == "42883" && firstGroup(functionName, f.Message) != "" {
		return names[len(names)-1]
	}
	if len(names) == 0 {
		return parse.Name{}
	}
	return names[0]
}

// The names that may have been meant, by what is missing. System schemas count for
// types and functions only: nobody means a system catalog by a misspelled table.
const (
	relationNames = `
		SELECT DISTINCT relname FROM pg_catalog.pg_class AS c
		JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
		WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1`
	typeNames = `
		SELECT DISTINCT typname FROM pg_catalog.pg_type WHERE typname !~ '^_' ORDER BY 1`
	functionNames = `
		SELECT DISTINCT proname FROM pg_catalog.pg_proc ORDER BY 1`
	schemaNames = `
		SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1`
	columnNames = `
		SELECT DISTINCT attname FROM pg_catalog.pg_attribute AS a
		JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
		WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname = ANY ($1) ORDER BY 1`
)

// near gives the existing name that a missing one was most likely meant to be.
func (s *suggester) near(ctx context.Context, j *job, missing parse.Name) (string, error) {
	var candidates []string
	var err error
	switch j.failure.Code {
	case "42P01":
		candidates, err = s.existing(ctx, relationNames)
		candidates = append(candidates, s.written("table", "view", "materialized view", "foreign table", "sequence")...)
	case undefinedObject:
		if !strings.HasPrefix(j.failure.Message, "type ") {
			return "", nil
		}
		candidates, err = s.existing(ctx, typeNames)
		// What the grammar turns into other names is in no catalog.
		candidates = append(candidates, "integer", "int", "bigint", "smallint", "boolean", "decimal", "real")
		candidates = append(candidates, s.written("enum", "domain", "composite", "range", "type", "table")...)
	case "42883":
		candidates, err = s.existing(ctx, functionNames)
	case "3F000":
		candidates, err = s.existing(ctx, schemaNames)
	case "42703":
		candidates, err = s.columns(ctx, j)
	}
	if err != nil {
		return "", err
	}
	return parse.Nearest(missing.Name, candidates), nil
}

func (s *suggester) existing(ctx context.Context, query string) ([]string, error) {
	if known, ok := s.names[query]; ok {
		return known, nil
	}
	rows, err := s.loader.conn.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("looking for names that were meant: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("looking for names that were meant: %w", err)
	}
	if s.names == nil {
		s.names = map[string][]string{}
	}
	s.names[query] = found
	return found, nil
}

// written are the names of objects of some kinds in the script, whether they could be
// made or not.
func (s *suggester) written(kinds ...string) []string {
	var names []string
	for _, statement := range s.loader.script.Statements {
		for _, o := range statement.Objects {
			for _, kind := range kinds {
				if o.Creates && o.Kind == kind {
					names = append(names, o.Name)
				}
			}
		}
	}
	return names
}

// columns are those of the relations that the statement names, and those that it
// defines itself.
func (s *suggester) columns(ctx context.Context, j *job) ([]string, error) {
	var relations []string
	for _, name := range j.statement.Names() {
		relations = append(relations, name.Name)
	}
	rows, err := s.loader.conn.Query(ctx, columnNames, relations)
	if err != nil {
		return nil, fmt.Errorf("looking for columns that were meant: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("looking for columns that were meant: %w", err)
	}
	for _, part := range j.statement.Parts() {
		if part.Kind == "column" {
			found = append(found, part.Name)
		}
	}
	return found, nil
}
