package load

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"github.com/jackc/pgx/v5"

	"pawl/schema/parse"
)

// outcome says what became of a job that failed.
type outcome int

const (
	hopeless outcome = iota // for now: other definitions may help it
	again                   // what it lacked was made: try it again
	settled                 // what it makes is there already
)

// SQLSTATE codes, from appendix A of PostgreSQL's manual.
const (
	invalidValue       = "22023"
	activeTransaction  = "25001"
	undefinedObject    = "42704"
	duplicateSchema    = "42P06"
	duplicateObject    = "42710"
	insufficientRights = "42501"
)

// remedy makes what a scratch server lacks without it being the schema's part: roles
// and tablespaces. It also knows what every new database has.
func (l *loader) remedy(ctx context.Context, j *job, problem *failure) (outcome, error) {
	switch problem.Code {
	case activeTransaction:
		if j.noBlock {
			return hopeless, nil
		}
		j.noBlock = true
		return again, nil
	case duplicateSchema, duplicateObject:
		if l.isThere(j) {
			l.result.Statements++
			return settled, nil
		}
	case invalidValue, undefinedObject:
		if role := firstGroup(missingRole, problem.Message); role != "" && !l.ownRoles && !slices.Contains(l.result.RolesCreated, role) {
			return again, l.createRoles(ctx, []string{role})
		}
		made, err := l.createTablespace(ctx, tablespaceName(problem))
		if made {
			return again, err
		}
		return hopeless, err
	}
	return hopeless, nil
}

// isThere recognises the definitions of what every database has from its template, and
// the announcement of a type that is defined already.
func (l *loader) isThere(j *job) bool {
	if len(j.statement.Objects) == 0 || !j.statement.Objects[0].Creates {
		return false
	}
	o := j.statement.Objects[0]
	switch o.Kind {
	case "schema":
		return o.Name == "public"
	case "extension":
		return o.Name == "plpgsql"
	case "type":
		return o.Tolerant
	case "role":
		return o.Name == l.conn.Config().User // pg_dumpall writes it too
	}
	return false
}

var (
	missingRole       = regexp.MustCompile(`^role "(.*)" does not exist$`)
	missingTablespace = regexp.MustCompile(`^[Tt]ablespace "(.*)" does not exist\.?$`)
)

func firstGroup(pattern *regexp.Regexp, text string) string {
	if found := pattern.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

func tablespaceName(problem *failure) string {
	if name := firstGroup(missingTablespace, problem.Message); name != "" {
		return name
	}
	return firstGroup(missingTablespace, problem.Detail)
}

// namedRoles are the roles that the script's definitions name, each once.
func (l *loader) namedRoles() []string {
	seen := map[string]bool{}
	var names []string
	for _, s := range slices.Concat(l.others.Statements, l.script.Statements) {
		if s.Kind == parse.Role {
			continue
		}
		for _, role := range s.Roles {
			if !seen[role] {
				seen[role] = true
				names = append(names, role)
			}
		}
	}
	return names
}

// createRoles makes those of the roles that do not exist. They can't log in.
func (l *loader) createRoles(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	rows, err := l.conn.Query(ctx, `
		SELECT name FROM pg_catalog.unnest($1::text[]) WITH ORDINALITY AS wanted (name, nr)
		WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name)
		ORDER BY nr`, names)
	if err != nil {
		return fmt.Errorf("looking for roles on the scratch server: %w", err)
	}
	missing, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("looking for roles on the scratch server: %w", err)
	}
	for _, role := range missing {
		problem, err := asFailure(l.exec(ctx, "CREATE ROLE "+pgx.Identifier{role}.Sanitize()+" NOLOGIN"))
		switch {
		case err != nil:
			return err
		case problem == nil:
			l.result.RolesCreated = append(l.result.RolesCreated, role)
		case problem.Code == duplicateObject || problem.Code == "23505":
			// Another load on the same server made it in this moment.
		default:
			return roleError(role, problem)
		}
	}
	return nil
}

func roleError(role string, problem *failure) error {
	switch problem.Code {
	case insufficientRights:
		return fmt.Errorf("the schema names the role %q, which the scratch server does not have and will not let us create: %w; create it there, or use a private scratch server", role, problem.PgError)
	case "42939":
		return fmt.Errorf("the schema names the role %q, which PostgreSQL predefines in another version than the scratch server's: use a scratch server of the live server's version", role)
	}
	return fmt.Errorf("creating the role %q on the scratch server: %w", role, problem.PgError)
}

// createTablespace makes a tablespace that stands in the data directory of the
// server, which a superuser of PostgreSQL 15 or newer may. It gives false for an
// empty name, and when it was made before or can't be: the server's complaint about
// the definition is reported then.
func (l *loader) createTablespace(ctx context.Context, name string) (bool, error) {
	if name == "" || slices.Contains(l.result.TablespacesCreated, name) {
		return false, nil
	}
	allowed, err := asFailure(l.exec(ctx, "SET allow_in_place_tablespaces = on"))
	if allowed != nil || err != nil {
		return false, err
	}
	refused, err := asFailure(l.exec(ctx, "CREATE TABLESPACE "+pgx.Identifier{name}.Sanitize()+" LOCATION ''"))
	if refused != nil || err != nil {
		return false, err
	}
	l.result.TablespacesCreated = append(l.result.TablespacesCreated, name)
	return true, nil
}
