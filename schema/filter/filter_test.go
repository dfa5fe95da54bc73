package filter

import (
	"slices"
	"testing"

	"pawl/schema"
)

// some is a catalog in which things belong to each other.
func some() *schema.Catalog {
	c := schema.NewCatalog(15)
	serial := &schema.Sequence{Schema: "auth", Name: "users_email_seq",
		OwnedBy: &schema.ColumnRef{Schema: "auth", Table: "users", Column: "email", Relation: schema.KindTable}}
	part := &schema.Table{Schema: "app", Name: "part", Partition: &schema.Partition{Parent: schema.Name{Schema: "auth", Name: "users"}}}
	for _, o := range []schema.Object{authSpec, users, email, index, grant, uid, serial, part, plain,
		&schema.Namespace{Name: "app"}, &schema.Table{Schema: "app", Name: "t"}} {
		c.Put(o)
	}
	return c
}

func TestWhatIsOutside(t *testing.T) {
	for _, c := range []struct {
		name             string
		include, exclude []string
		inside           []string
	}{
		{"nothing is", nil, nil, []string{"schema app", "schema auth", "extension auth", "table app.part", "table app.t", "table auth.users",
			"column auth.users.email", "sequence auth.users_email_seq", "index auth.users.users_tmp", "function auth.uid()", "grant on table auth.users for rdsadmin"}},
		{"a schema takes all along, and a partition what it is part of", nil, []string{"auth"}, []string{"schema app", "extension auth", "table app.t"}},
		{"the schema stays", nil, []string{"auth.*"}, []string{"schema app", "schema auth", "extension auth", "table app.t"}},
		{"the last pattern decides", nil, []string{"auth", "!index auth.users.*", "!auth.uid"},
			[]string{"schema app", "extension auth", "table app.t", "index auth.users.users_tmp", "function auth.uid()"}},
		{"order counts", nil, []string{"!index auth.users.*", "auth", "index *"}, []string{"schema app", "extension auth", "table app.t"}},
		{"only what is included", []string{"app"}, nil, []string{"schema app", "table app.t"}},
		{"a part by itself", []string{"app", "index auth.users.*"}, nil, []string{"schema app", "table app.t", "index auth.users.users_tmp"}},
		{"both", []string{"app", "extension *"}, []string{"table app.t"}, []string{"schema app", "extension auth"}},
		{"a partition by itself", nil, []string{"auth", "!table app.part"}, []string{"schema app", "extension auth", "table app.part", "table app.t"}},
		{"roles", []string{"auth"}, []string{"role rds*", "column *"}, []string{"schema auth", "table app.part", "table auth.users",
			"index auth.users.users_tmp", "function auth.uid()"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := New(c.include, c.exclude)
			if err != nil {
				t.Fatal(err)
			}
			cat := some()
			f.Mark(cat)
			var inside []string
			for _, id := range cat.IDs() {
				if !cat.Outside[id] {
					inside = append(inside, id.String())
				}
			}
			if !slices.Equal(inside, c.inside) {
				t.Errorf("inside are\n%q, not\n%q", inside, c.inside)
			}
		})
	}
}

func TestUnmatched(t *testing.T) {
	f, err := New([]string{"auth", "ap"}, []string{"!table users", "role nobody"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.Unmatched(some(), schema.NewCatalog(15)), []string{"ap", "role nobody"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
