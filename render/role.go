package render

import (
	"slices"
	"strings"

	"pawl/schema"
)

var role = ddl[*schema.Role]{
	create: func(w *writer, r *schema.Role, _ []schema.Object) {
		start := &schema.Role{Name: r.Name, Inherit: true, ConnectionLimit: -1, ValidUntil: "infinity"}
		w.kw("CREATE ROLE ").name(r.Name)
		roleOptions(w, start, r)
		w.end()
		roleSettings(w, start, r)
	},
	// PostgreSQL refuses where the role owns something or has a right, in whatever database.
	drop: func(w *writer, r *schema.Role) { w.kw("DROP ROLE ").name(r.Name).end() },
	rename: func(w *writer, from, to *schema.Role) {
		w.kw("ALTER ROLE ").name(from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, from, to *schema.Role, attrs []string) {
		if slices.ContainsFunc(attrs, func(a string) bool { return a != "Settings" }) {
			w.kw("ALTER ROLE ").name(to.Name)
			roleOptions(w, from, to)
			w.end()
		}
		roleSettings(w, from, to)
	},
	safety: roleVerdicts,
}

// roleOptions writes the options of CREATE ROLE and ALTER ROLE that differ.
func roleOptions(w *writer, from, to *schema.Role) {
	for _, o := range []struct {
		was, is bool
		yes, no keyword
	}{
		{from.Superuser, to.Superuser, " SUPERUSER", " NOSUPERUSER"},
		{from.CreateDatabases, to.CreateDatabases, " CREATEDB", " NOCREATEDB"},
		{from.CreateRoles, to.CreateRoles, " CREATEROLE", " NOCREATEROLE"},
		{from.Inherit, to.Inherit, " INHERIT", " NOINHERIT"},
		{from.Login, to.Login, " LOGIN", " NOLOGIN"},
		{from.Replication, to.Replication, " REPLICATION", " NOREPLICATION"},
		{from.BypassRowSecurity, to.BypassRowSecurity, " BYPASSRLS", " NOBYPASSRLS"},
	} {
		if o.was != o.is {
			w.kw(either(o.is, o.yes, o.no))
		}
	}
	if from.ConnectionLimit != to.ConnectionLimit {
		w.kw(" CONNECTION LIMIT ").number(int64(to.ConnectionLimit))
	}
	if from.ValidUntil != to.ValidUntil {
		w.kw(" VALID UNTIL ").literal(to.ValidUntil)
	}
}

// roleSettings writes the settings that differ; what is no longer set goes first.
func roleSettings(w *writer, from, to *schema.Role) {
	for _, s := range from.Settings {
		name, _, _ := strings.Cut(s, "=")
		if !slices.ContainsFunc(to.Settings, func(other string) bool { return strings.HasPrefix(other, name+"=") }) {
			parameter(w.kw("ALTER ROLE ").name(to.Name).kw(" RESET "), name).end()
		}
	}
	for _, s := range to.Settings {
		if slices.Contains(from.Settings, s) {
			continue
		}
		name, value, _ := strings.Cut(s, "=")
		parameter(w.kw("ALTER ROLE ").name(to.Name).kw(" SET "), name).kw(" TO ")
		settingValue(w, name, value)
		w.end()
	}
}

// parameter writes the name of a configuration parameter; that of an extension has its prefix before it.
func parameter(w *writer, name string) *writer { return w.name(strings.Split(name, ".")...) }

// settingValue writes a value as SET takes it. That of a list of names is stored with each name quoted, and a string
// with the whole list in it would be one name (variable_is_guc_list_quote in PostgreSQL's dumputils.c).
func settingValue(w *writer, name, value string) {
	switch strings.ToLower(name) {
	case "local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries",
		"temp_tablespaces", "unix_socket_directories":
		for i, element := range quotedList(value) {
			if i > 0 {
				w.kw(", ")
			}
			w.literal(element)
		}
	default:
		w.literal(value)
	}
}

// quotedList splits a list of names, some of them in double quotes. An empty list is one empty name.
func quotedList(text string) []string {
	var list []string
	var b strings.Builder
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' && quoted && i+1 < len(text) && text[i+1] == '"':
			b.WriteByte(c)
			i++
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			list = append(list, b.String())
			b.Reset()
		case c == ' ' && !quoted:
		default:
			b.WriteByte(c)
		}
	}
	return append(list, b.String())
}
