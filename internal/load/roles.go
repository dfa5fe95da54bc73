package load

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"pawl/schema/parse"
)

// Roles executes what the script says of roles on the server of the connection, which must be a fresh one. It gives
// the names of those that the script creates. Other roles that it speaks of are made without any right, so that they
// can be members; what the script says of them is left out, with a note. Errors are those of Load.
func Roles(ctx context.Context, conn *pgx.Conn, script *parse.Script) (created, notes []string, err error) {
	l := &loader{conn: conn, script: script, result: &Result{}, ownRoles: true}
	created = CreatedRoles(script)
	var makes, changes []*job
	var others []string
	for i, s := range script.Statements {
		if s.Kind != parse.Role {
			continue
		}
		j := &job{index: i, statement: s, fragment: s.Inert()}
		if s.HasPassword() {
			notes = append(notes, fmt.Sprintf("%s: the password is left out: passwords are neither read nor written", s.Start))
		}
		switch o := subject(s); {
		case o != "" && !slices.Contains(created, o):
			notes = append(notes, fmt.Sprintf("%s: what is said of the role %s is left out: the schema does not create it", s.Start, o))
			continue
		case o != "" && s.Objects[0].Creates:
			makes = append(makes, j)
		default:
			changes = append(changes, j)
		}
		for _, name := range s.Roles {
			if !slices.Contains(created, name) {
				others = append(others, name)
			}
		}
	}
	if err := l.openSession(ctx); err != nil {
		return nil, nil, err
	}
	if err := l.createRoles(ctx, others); err != nil {
		return nil, nil, err
	}
	if l.failed, err = l.runAll(ctx, append(makes, changes...)); err != nil {
		return nil, nil, err
	}
	failures, err := l.report(ctx)
	if err != nil {
		return nil, nil, err
	}
	if failures != nil {
		return nil, nil, failures
	}
	return created, notes, l.closeSession(ctx)
}

// CreatedRoles are the roles that the script creates.
func CreatedRoles(script *parse.Script) []string {
	var names []string
	for _, s := range script.Statements {
		if name := subject(s); name != "" && s.Kind == parse.Role && s.Objects[0].Creates {
			names = append(names, name)
		}
	}
	return names
}

// subject is the one role that a statement makes or changes; a GRANT has none.
func subject(s *parse.Statement) string {
	if len(s.Objects) == 0 {
		return ""
	}
	return s.Objects[0].Name
}
