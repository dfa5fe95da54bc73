package parse

import (
	"fmt"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// definition is where an object was defined first.
type definition struct {
	object Object
	at     Position
}

// definitionKey is equal for definitions that cannot both stand.
type definitionKey struct {
	space, schema, parent, name, arguments string
}

// space groups the kinds that share one set of names. What a kind is not listed for
// is left to the server, which reports a double definition itself.
func space(kind string) (name string, inSchema bool) {
	switch kind {
	case "table", "foreign table", "view", "materialized view", "index", "sequence":
		return "relation", true
	case "enum", "domain", "composite", "range", "type":
		return "type", true
	case "function", "procedure", "aggregate":
		return "routine", true
	case "trigger", "policy", "rule", "constraint", "column":
		return kind, true
	case "statistics", "collation", "conversion",
		"text search configuration", "text search dictionary", "text search parser", "text search template":
		return kind, true
	case "schema", "extension", "event trigger", "publication", "subscription", "language",
		"foreign data wrapper", "server", "access method":
		return kind, false
	}
	return "", false
}

// keyOf gives the key of an object's definition, and false if it has none that the
// text alone decides.
func keyOf(o Object, searchPath []string) (definitionKey, bool) {
	name, inSchema := space(o.Kind)
	if name == "" || o.Name == "" {
		return definitionKey{}, false
	}
	key := definitionKey{space: name, parent: o.Parent, name: o.Name, arguments: o.Arguments}
	if !inSchema {
		return key, true
	}
	key.schema = o.Schema
	if key.schema == "" {
		key.schema = creationSchema(searchPath)
	}
	if o.Arguments != "" && searchPath != nil {
		// An argument type without a schema is another type under another path.
		key.arguments += " " + strings.Join(searchPath, ",")
	}
	return key, true
}

// creationSchema is where an object goes that is written without a schema.
func creationSchema(searchPath []string) string {
	switch {
	case searchPath == nil:
		return "public"
	case len(searchPath) == 0:
		return ""
	}
	return searchPath[0]
}

// labelsDiffer reports an enum value that is listed twice. The server would refuse it
// too, with a message about its catalog.
func (r *reader) labelsDiffer(s *Statement, n *pg_query.Node) bool {
	seen := map[string]bool{}
	for i, label := range stringsOf(n.GetCreateEnumStmt().GetVals()) {
		if !seen[label] {
			seen[label] = true
			continue
		}
		at := 0
		if parts, _ := s.parts(); i < len(parts) {
			at = int(parts[i].first.start)
		}
		r.mistakes.add(s.ErrorAt(at, fmt.Sprintf("the enum value %q is listed twice", label), "Keep one of the two."))
		return false
	}
	return true
}

// moves says whether a statement gives an object another name or schema.
func moves(n *pg_query.Node) bool {
	return n.GetRenameStmt() != nil || n.GetAlterObjectSchemaStmt() != nil
}

// forget frees the names that a statement takes away from objects.
func (r *reader) forget(s *Statement) {
	for _, o := range s.Objects {
		if key, ok := keyOf(o, s.SearchPath); ok {
			delete(r.defined, key)
		}
	}
}
