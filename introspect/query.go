package introspect

import (
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"text/template"
)

//go:embed *.sql
var files embed.FS

var catalogNames = regexp.MustCompile(`\bpg_catalog\.(pg_[a-z_]+)\b(?:[^(a-z_]|$)`)

// server is what the queries depend on.
type server struct {
	Major   int
	Holders []string // the catalogs whose rows have an address in pg_depend by their OID
}

// queryText returns a query for a server, and the catalogs that it reads. The files are templates of a few words:
// .Major for what a version has or lacks, user for a condition that a schema is not the
// server's own, own for one that an object belongs to no extension; options, mappingOptions and connection for
// values that may hold secrets.
func queryText(file string, s server) (query string, catalogs []string, err error) {
	key := [2]string{file, fmt.Sprint(s)}
	if q, ok := written.Load(key); ok {
		return q.(queryOf).text, q.(queryOf).catalogs, nil
	}
	query, catalogs, err = writeQuery(file, s)
	if err == nil {
		written.Store(key, queryOf{query, catalogs})
	}
	return query, catalogs, err
}

// queryOf is a query for one server; written are those that were asked for, by file and server: to write them takes longer than to
// have a small database answer.
type queryOf struct {
	text     string
	catalogs []string
}

var written sync.Map

func writeQuery(file string, s server) (query string, catalogs []string, err error) {
	text, err := files.ReadFile(file)
	if err != nil {
		return "", nil, fmt.Errorf("reading the query %s: %w", file, err)
	}
	t, err := template.New(file).Funcs(template.FuncMap{"user": user, "own": own,
		"options": options, "mappingOptions": mappingOptions, "connection": connection}).Parse(string(text))
	if err != nil {
		return "", nil, fmt.Errorf("reading the query %s: %w", file, err)
	}
	var b strings.Builder
	if err := t.Execute(&b, s); err != nil {
		return "", nil, fmt.Errorf("reading the query %s: %w", file, err)
	}
	for _, m := range catalogNames.FindAllStringSubmatch(b.String(), -1) {
		if !slices.Contains(catalogs, m[1]) {
			catalogs = append(catalogs, m[1])
		}
	}
	return b.String(), catalogs, nil
}

// user is the condition that a schema, by OID, is not one of the server's.
func user(column string) string {
	return column + ` NOT IN (SELECT oid FROM pg_catalog.pg_namespace
		WHERE nspname ~ '^pg_' OR nspname = 'information_schema')`
}

// own is the condition that an object, by catalog and OID, belongs to no extension.
func own(class, column string) string {
	return `NOT EXISTS (SELECT FROM pg_catalog.pg_depend member
		WHERE member.classid = 'pg_catalog.` + class + `'::pg_catalog.regclass
		AND member.objid = ` + column + ` AND member.deptype = 'e')`
}
