package schema

import "slices"

// KindDefaultPrivileges is what one role gets on objects that another one creates in the future.
const KindDefaultPrivileges Kind = "default privileges"

// DefaultPrivileges are the entries of one role in a row of pg_default_acl, where they are not the ones that
// PostgreSQL starts with.
type DefaultPrivileges struct {
	Schema string // empty: for objects in all schemas
	// Creator is the role whose new objects get the privileges; it is empty for the role that reads the catalog,
	// which is taken to be the one that runs migrations.
	Creator    string
	Type       string // TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS, LARGE OBJECTS
	Role       string // as in Grant
	Privileges []Privilege
	Default    []Privilege
}

// ID implements [Object].
func (d *DefaultPrivileges) ID() ID {
	return ID{Kind: KindDefaultPrivileges, Schema: d.Schema, Parent: d.Creator, Name: d.Type, Role: d.Role}
}

// Host makes what is said of a schema end with it.
func (d *DefaultPrivileges) Host() ID {
	if d.Schema == "" {
		return ID{}
	}
	return ID{Kind: KindSchema, Name: d.Schema}
}

// RoleNames implements [RoleNaming].
func (d *DefaultPrivileges) RoleNames() []string {
	return append(grantors(d.Privileges), d.Creator, d.Role)
}

// Implies implements [Implying]: an entry for all schemas takes the place of what PostgreSQL starts with, one for a
// schema comes on top (https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html).
func (d *DefaultPrivileges) Implies(created Object, implied map[ID]Object) {
	id := created.ID()
	if d.Creator != "" || d.Type != privilegeTypes[id.Kind] || d.Schema != "" && d.Schema != id.Schema {
		return
	}
	g := &Grant{About: About{Target: id, Whole: id}, Role: d.Role, Privileges: d.Privileges, Default: d.Default}
	if d.Schema != "" {
		g.Default = d.builtIn()
		g.Privileges = g.Default
		if before, ok := implied[g.ID()].(*Grant); ok {
			g.Privileges = before.Privileges
		}
		g.Privileges = unite(g.Privileges, d.Privileges)
	}
	implied[g.ID()] = g
}

// privilegeTypes are the words of ALTER DEFAULT PRIVILEGES for the kinds of objects.
var privilegeTypes = map[Kind]string{
	KindTable: "TABLES", KindView: "TABLES", KindMaterializedView: "TABLES", KindForeignTable: "TABLES",
	KindSequence: "SEQUENCES",
	KindFunction: "FUNCTIONS", KindProcedure: "FUNCTIONS", KindAggregate: "FUNCTIONS",
	KindEnum: "TYPES", KindComposite: "TYPES", KindRange: "TYPES", KindDomain: "TYPES", "base type": "TYPES",
	KindSchema: "SCHEMAS",
}

// builtIn is what PostgreSQL gives to PUBLIC; the owner's entries are full anyway.
func (d *DefaultPrivileges) builtIn() []Privilege {
	switch {
	case d.Role == "public" && d.Type == "FUNCTIONS":
		return []Privilege{{Name: "EXECUTE"}}
	case d.Role == "public" && d.Type == "TYPES":
		return []Privilege{{Name: "USAGE"}}
	}
	return nil
}

// unite joins two lists; of two entries for one privilege the grantable one counts.
func unite(a, b []Privilege) []Privilege {
	list := slices.Clone(a)
	for _, p := range b {
		i := slices.IndexFunc(list, func(q Privilege) bool { return q.Name == p.Name && q.Grantor == p.Grantor })
		if i < 0 {
			list = append(list, p)
		} else if p.Grantable {
			list[i] = p
		}
	}
	return list
}

// Ambient implements [Ambient]: new objects get them.
func (d *DefaultPrivileges) Ambient() {}

// Member implements [Enlisting].
func (d *DefaultPrivileges) Member() ID { return d.Host() }

// Entitles implements [Entitling].
func (d *DefaultPrivileges) Entitles() {}
