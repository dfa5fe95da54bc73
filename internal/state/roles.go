package state

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/introspect"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// desiredRoles reads what a script says of roles from a server of its own: on a scratch server that serves more, the
// roles of this script could not be told from others.
func (s *Source) desiredRoles(ctx context.Context, script *parse.Script, major int) (found map[schema.ID]schema.Object, err error) {
	o := s.Scratch
	o.Major = major
	server, err := scratch.Start(ctx, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	db, err := server.Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		return nil, err
	}
	conn, err := db.Connect(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	created, notes, err := load.Roles(ctx, conn, script)
	if err != nil {
		return nil, err
	}
	s.Notes = append(s.Notes, notes...)
	catalog, err := introspect.Read(ctx, conn)
	if err != nil {
		return nil, err
	}
	return ofRoles(catalog.Shared, created), nil
}

// ofRoles leaves out the roles that were not asked for, and what is said about them. Memberships stay: on a server of
// their own there are none but those that were stated.
func ofRoles(shared map[schema.ID]schema.Object, names []string) map[schema.ID]schema.Object {
	kept := maps.Clone(shared)
	maps.DeleteFunc(kept, func(id schema.ID, _ schema.Object) bool {
		about, ok := id.Target()
		if !ok {
			about = id
		}
		return about.Kind == schema.KindRole && !slices.Contains(names, about.Name)
	})
	return kept
}

// errSharedScratch says why roles can't be managed with a scratch server that is not ours alone.
var errSharedScratch = errors.New("roles: manage needs private scratch servers, because the roles of a schema can't be told from those that another server has: " +
	"leave --scratch out, or ignore roles")

// noteRoles says that what a script states of roles has no effect where they are not managed. A bare CREATE ROLE says
// no more than that there is one, and that is looked at.
func (s *Source) noteRoles(script *parse.Script) {
	var first *parse.Statement
	count := 0
	for _, st := range script.Statements {
		if st.Kind != parse.Role {
			continue
		}
		if v := st.Tree().GetCreateRoleStmt(); v != nil && len(v.Options) == 0 {
			continue
		}
		if count++; first == nil {
			first = st
		}
	}
	if count == 0 {
		return
	}
	more := ""
	if count > 1 {
		more = fmt.Sprintf(", and in %d more statements", count-1)
	}
	s.Notes = append(s.Notes, fmt.Sprintf("%s: what is said of roles here%s is left out: roles are left alone "+
		"(roles: manage in pawl.yaml, or --roles manage, compares those that the schema creates)", first.Start, more))
}

// missingRoles is the error about roles that the desired state names and the live server lacks: each at the first
// place that needs it, in the order of the text. scratchUser is who executed that state.
func missingRoles(script *parse.Script, from, to *schema.Catalog, scratchUser string) error {
	lacks := to.LacksRoles(from)
	if len(lacks) == 0 {
		return nil
	}
	var errs []error
	for _, ofRoles := range []bool{false, true} {
		for _, s := range script.Statements {
			if (s.Kind == parse.Role) != ofRoles {
				continue // CREATE ROLE is no more than a name here
			}
			for _, name := range s.Roles {
				if lacks[name] == nil {
					continue
				}
				if at := s.FindRole(name); at >= 0 {
					errs = append(errs, s.ErrorAt(at, lacking(name, lacks[name]), roleHint(script, name, from.Major)))
					delete(lacks, name)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lacks)) {
		hint := roleHint(script, name, from.Major)
		if name == scratchUser {
			hint = "It is the user of the scratch server, as which CURRENT_USER and the like were understood: write the name of the role."
		}
		errs = append(errs, fmt.Errorf("%s\n%s", lacking(name, lacks[name]), hint))
	}
	return errors.Join(errs...)
}

func lacking(name string, users []schema.ID) string {
	need := users[0].String() + " needs it"
	if len(users) > 1 {
		need = fmt.Sprintf("%s and %d more need it", users[0], len(users)-1)
	}
	return fmt.Sprintf(`the role "%s" does not exist on the live server; %s`, name, need)
}

func roleHint(script *parse.Script, name string, major int) string {
	create := "Create it there (CREATE ROLE " + render.Ident(name) + ";), or "
	switch {
	case strings.HasPrefix(name, "pg_"):
		return fmt.Sprintf("A name that begins with pg_ is PostgreSQL's own, and PostgreSQL %d does not have this one.", major)
	case slices.Contains(load.CreatedRoles(script), name):
		return create + "have the migration create it: --roles manage."
	}
	return create + "have the migration create it: CREATE ROLE in the schema, and --roles manage."
}
