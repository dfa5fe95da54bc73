package bodies

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pawl/schema"
)

var update = flag.Bool("update", false, "write what is found into the files of testdata")

// TestBodies reads each routine of the files in testdata and compares what it uses with the section of its name.
func TestBodies(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files found: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sections := map[string]string{}
		for _, f := range archive.Files {
			sections[f.Name] = string(f.Data)
		}
		var files []txtar.File
		for _, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".sql")
			if !ok {
				continue
			}
			got := uses(t, string(f.Data))
			files = append(files, f, txtar.File{Name: name + ".uses", Data: []byte(got)})
			if want := sections[name+".uses"]; got != want && !*update {
				t.Errorf("%s: %s uses\n%s\nwant\n%s", path, name, got, want)
			}
		}
		if *update {
			archive.Files = files
			if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// uses reads a routine in the catalog of the tests and lists what it uses.
func uses(t *testing.T, statement string) string {
	t.Helper()
	cat := sample()
	o, err := routine(statement)
	if err != nil {
		t.Fatal(err)
	}
	cat.Put(o)
	cat.AddUse(schema.ID{Kind: schema.KindTrigger, Schema: "app", Parent: "orders", Name: "touch"}, o.ID())
	r := &Reader{}
	b, ok := r.Read(cat, []string{"$user", "public"})[o.ID()]
	if !ok {
		return "not read\n"
	}
	var out strings.Builder
	if b.Opaque {
		out.WriteString("not all is understood\n")
	}
	if b.SessionPath {
		out.WriteString("depends on the session\n")
	}
	for _, id := range b.List() {
		out.WriteString(id.String())
		if b.Uses[id].Early {
			out.WriteString(", when it is made")
		}
		if b.Uses[id].Maybe {
			out.WriteString(", or another")
		}
		out.WriteString("\n")
	}
	return out.String()
}

// routine makes an object of CREATE FUNCTION or PROCEDURE.
func routine(statement string) (schema.Object, error) {
	for kind, verb := range verbs {
		if text, ok := strings.CutPrefix(statement, verb); ok {
			r := schema.Routine{Schema: "app", Name: "subject", Definition: strings.TrimSpace(text)}
			if kind == schema.KindProcedure {
				return &schema.Procedure{Routine: r}, nil
			}
			return &schema.Function{Routine: r}, nil
		}
	}
	return nil, fmt.Errorf("no routine: %s", statement)
}

// sample is a catalog with a few objects, some of them under the same name in two schemas.
func sample() *schema.Catalog {
	c := schema.NewCatalog(16)
	c.User = "me"
	table := func(namespace, name string, columns ...string) {
		c.Put(&schema.Table{Schema: namespace, Name: name})
		for i, column := range columns {
			c.Put(&schema.Column{InTable: schema.InTable{Schema: namespace, Table: name, Relation: schema.KindTable}, Name: column, Position: i + 1})
		}
	}
	table("public", "users", "id", "email")
	table("app", "users", "id", "name")
	table("app", "orders", "id", "user_id", "total")
	table("me", "mine", "id")
	in := schema.InTable{Schema: "app", Table: "orders", Relation: schema.KindTable}
	c.Put(&schema.Constraint{InTable: in, Name: "orders_pkey", Type: "p", Columns: []string{"id"}})
	c.Put(&schema.Trigger{InTable: in, Name: "touch"})
	c.Put(&schema.View{Schema: "app", Name: "spent"})
	c.Put(&schema.Enum{Schema: "app", Name: "mood", Labels: []string{"ok"}})
	c.Put(&schema.Sequence{Schema: "app", Name: "numbers"})
	function := func(namespace, name, args string, inputs ...string) {
		c.Put(&schema.Function{Routine: schema.Routine{Schema: namespace, Name: name, Args: args, Inputs: inputs}})
	}
	function("app", "f", "integer", "")
	function("app", "f", "text", "")
	function("app", "f", "integer, integer", "", "")
	function("public", "g", "")
	function("public", "lower", "app.mood", "")
	c.Shadowed[schema.ID{Kind: schema.KindFunction, Schema: "public", Name: "lower", Args: "app.mood"}] = true
	table("app", "path", "id")
	c.Shadowed[schema.ID{Kind: schema.KindTable, Schema: "app", Name: "path"}] = true
	c.Put(&schema.Procedure{Routine: schema.Routine{Schema: "app", Name: "work", Args: "integer", Inputs: []string{""}}})
	c.Put(&schema.Operator{Schema: "app", Name: "===", Left: "integer", Right: "integer"})
	return c
}
