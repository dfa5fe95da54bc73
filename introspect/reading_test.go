package introspect

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"testing"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// reading is what a query reads, found by PostgreSQL's parser.
type reading struct {
	catalogs  map[string][]string // the columns of each catalog, to know whose a column without an alias is
	views     map[string]string
	catalogOf map[string]string          // by alias, made unique; empty for what is no catalog
	columns   map[string]map[string]bool // by alias
	functions []string
	// mains are the aliases of the rows that are the query's objects: that of the first relation, and that whose OID
	// is the object's address.
	mains  []string
	number int
}

// scope says which unique alias a name in the query means.
type scope map[string]string

func parseReading(t *testing.T, file, text string, catalogs map[string][]string, views map[string]string) *reading {
	t.Helper()
	r := &reading{catalogs: catalogs, views: views, catalogOf: map[string]string{}, columns: map[string]map[string]bool{}}
	statement := parseJSON(t, file, text)
	own := r.selects(t, statement, scope{})
	r.mains = mainAliases(statement, own)
	return r
}

func parseJSON(t *testing.T, file, text string) map[string]any {
	t.Helper()
	tree, err := pg_query.ParseToJSON(text)
	if err != nil {
		t.Fatalf("%s: %v\n%s", file, err, text)
	}
	var parsed struct {
		Stmts []struct {
			Stmt struct{ SelectStmt map[string]any }
		}
	}
	if err := json.Unmarshal([]byte(tree), &parsed); err != nil || len(parsed.Stmts) != 1 {
		t.Fatalf("%s: %d statements, %v", file, len(parsed.Stmts), err)
	}
	return parsed.Stmts[0].Stmt.SelectStmt
}

// selects goes through one SELECT and returns its scope.
func (r *reading) selects(t *testing.T, statement map[string]any, outer scope) scope {
	t.Helper()
	own := maps.Clone(outer)
	for _, cte := range list(path(statement, "withClause", "ctes")) {
		name, _ := path(cte, "CommonTableExpr", "ctename").(string)
		own[name] = ""
	}
	for _, item := range list(statement["fromClause"]) {
		r.from(t, item, own)
	}
	for _, side := range []string{"larg", "rarg"} {
		if m, ok := statement[side].(map[string]any); ok {
			r.selects(t, m, own)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(statement)) {
		if key != "larg" && key != "rarg" {
			r.walk(t, statement[key], own)
		}
	}
	return own
}

// from takes the aliases of an item of FROM into the scope.
func (r *reading) from(t *testing.T, item any, own scope) {
	t.Helper()
	for kind, value := range item.(map[string]any) {
		v := value.(map[string]any)
		alias, _ := path(v, "alias", "aliasname").(string)
		switch kind {
		case "RangeVar":
			r.relation(t, v, alias, own)
		case "JoinExpr":
			r.from(t, v["larg"], own)
			r.from(t, v["rarg"], own)
		default:
			own[alias] = ""
		}
	}
}

// relation takes in a catalog, or what a view reads.
func (r *reading) relation(t *testing.T, v map[string]any, alias string, own scope) {
	t.Helper()
	name := v["relname"].(string)
	if alias == "" {
		alias = name
	}
	if _, local := own[name]; local && v["schemaname"] == nil {
		own[alias] = ""
		return
	}
	if text, ok := r.views[name]; ok {
		r.selects(t, parseJSON(t, name, text), scope{})
		own[alias] = ""
		return
	}
	if r.catalogs[name] == nil {
		t.Fatalf("a query reads %s, which is no catalog", name)
	}
	r.number++
	unique := alias + "#" + strconv.Itoa(r.number)
	own[alias] = unique
	r.catalogOf[unique] = name
	r.columns[unique] = map[string]bool{}
}

// walk finds columns, functions and further SELECTs in an expression.
func (r *reading) walk(t *testing.T, node any, own scope) {
	t.Helper()
	switch v := node.(type) {
	case []any:
		for _, each := range v {
			r.walk(t, each, own)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			child, _ := v[key].(map[string]any)
			switch key {
			case "SelectStmt":
				r.selects(t, child, own)
				continue
			case "ColumnRef":
				r.column(words(child["fields"]), own)
			case "FuncCall":
				names := words(child["funcname"])
				r.functions = append(r.functions, names[len(names)-1])
			}
			r.walk(t, v[key], own)
		}
	}
}

// column notes a reference to one. Without an alias it may be any one's that has it.
func (r *reading) column(fields []string, own scope) {
	if len(fields) == 2 {
		if alias := own[fields[0]]; alias != "" {
			r.columns[alias][fields[1]] = true
		}
		return
	}
	for _, alias := range own {
		if alias != "" && len(fields) == 1 && slices.Contains(r.catalogs[r.catalogOf[alias]], fields[0]) {
			r.columns[alias][fields[0]] = true
		}
	}
}

// mainAliases finds the rows that are the objects of a query.
func mainAliases(statement map[string]any, own scope) []string {
	var found []string
	add := func(alias string) {
		if unique := own[alias]; unique != "" && !slices.Contains(found, unique) {
			found = append(found, unique)
		}
	}
	if from := list(statement["fromClause"]); len(from) > 0 {
		first := from[0]
		for {
			join, ok := path(first, "JoinExpr").(map[string]any)
			if !ok {
				break
			}
			first = join["larg"]
		}
		alias, _ := path(first, "RangeVar", "alias", "aliasname").(string)
		add(alias)
	}
	targets := list(statement["targetList"])
	if len(targets) < 3 || path(targets[2], "ResTarget", "val", "A_Const") == nil {
		return found // the address is that of a part
	}
	if fields := words(path(targets[1], "ResTarget", "val", "ColumnRef", "fields")); len(fields) == 2 && fields[1] == "oid" {
		add(fields[0])
	}
	return found
}

func list(v any) []any { l, _ := v.([]any); return l }

// path goes down through objects.
func path(v any, keys ...string) any {
	for _, k := range keys {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[k]
	}
	return v
}

// words are the strings of a list of nodes.
func words(v any) []string {
	var out []string
	for _, each := range list(v) {
		text, _ := path(each, "String", "sval").(string)
		out = append(out, text)
	}
	return out
}
