package filter

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pawl/schema"
)

var (
	users    = &schema.Table{Schema: "auth", Name: "users"}
	dotted   = &schema.Table{Schema: "auth", Name: "us.ers"}
	email    = &schema.Column{InTable: schema.InTable{Schema: "auth", Table: "users", Relation: schema.KindTable}, Name: "email"}
	authSpec = &schema.Namespace{Name: "auth"}
	plain    = &schema.Extension{Name: "auth"}
	cast     = &schema.Cast{Source: "text", Target: "auth.money"}
	grant    = grantOn(users, "rdsadmin")
	index    = &schema.Index{InTable: schema.InTable{Schema: "auth", Table: "users", Relation: schema.KindTable}, Name: "users_tmp"}
	uid      = function("uid", "")
	sum      = function("sum", "integer, text")
	admin    = &schema.Role{Name: "rdsadmin"}
	member   = &schema.Membership{Role: "rds_superuser", Member: "app"}
)

func grantOn(o schema.Object, role string) *schema.Grant {
	g := &schema.Grant{Role: role}
	g.On(o.ID(), o.ID())
	return g
}

func function(name, args string) schema.Object {
	f := &schema.Function{}
	f.Schema, f.Name, f.Args = "auth", name, args
	return f
}

func TestAPatternMatches(t *testing.T) {
	all := []schema.Object{users, dotted, email, authSpec, plain, cast, grant, index, uid, sum, admin, member}
	for _, c := range []struct {
		pattern string
		want    []schema.Object
	}{
		{"auth", []schema.Object{authSpec}},
		{"*", []schema.Object{authSpec}},
		{"schema auth", []schema.Object{authSpec}},
		{"a?th", []schema.Object{authSpec}},
		{"Auth", nil},
		{"extension auth", []schema.Object{plain}},
		{"extension *", []schema.Object{plain}},
		{"auth.users", []schema.Object{users, grant}},
		{`auth."users"`, []schema.Object{users, grant}},
		{"table auth.users", []schema.Object{users}},
		{"table users", []schema.Object{users}},
		{"table *.users", []schema.Object{users}},
		{"table other.users", nil},
		{"table us.ers", []schema.Object{dotted}},
		{`table auth."us.ers"`, []schema.Object{dotted}},
		{`table auth."us*"`, nil},
		{"auth.*", []schema.Object{users, dotted, grant, uid, sum}},
		{"auth.*.*", []schema.Object{dotted, email, index}},
		{"index *_tmp", []schema.Object{index}},
		{"index users.*", []schema.Object{index}},
		{"column email", []schema.Object{email}},
		{"cast text AS auth.money", []schema.Object{cast}},
		{"cast * AS *", []schema.Object{cast}},
		{"function auth.sum", []schema.Object{sum}},
		{"function auth.sum(integer, text)", []schema.Object{sum}},
		{"function auth.sum(integer, *)", []schema.Object{sum}},
		{"function auth.*()", []schema.Object{uid}},
		{"grant *", []schema.Object{grant}},
		{"grant on table auth.users", []schema.Object{grant}},
		{"grant on table auth.users for rds*", []schema.Object{grant}},
		{"grant on view users", nil},
		{"* for rdsadmin", nil},
		{"auth.* for rdsadmin", []schema.Object{grant}},
		{"role rds*", []schema.Object{grant, admin, member}},
		{"role app", []schema.Object{member}},
		{"role nobody", nil},
		{"membership rds*", []schema.Object{member}},
		{"! table auth.users", []schema.Object{users}},
	} {
		p, err := Parse(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		for _, o := range all {
			if p.Matches(o) != slices.Contains(c.want, o) {
				t.Errorf("%s matches %s: %v", c.pattern, o.ID(), p.Matches(o))
			}
		}
	}
}

func TestPatternsThatMeanNothing(t *testing.T) {
	for pattern, want := range map[string]string{
		"":                     "selects nothing",
		"!":                    "selects nothing",
		"table":                `"table *" is all objects`,
		"materialized view":    `"materialized view *" is all objects`,
		"tabel public.x":       `"tabel" is no kind of object`,
		`table public."x`:      "a quote is not closed",
		"grant on tabel users": `after "on" stands a kind`,
	} {
		if _, err := Parse(pattern); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %q", pattern, err, want)
		}
	}
	if _, err := New([]string{"!auth"}, nil); err == nil || !strings.Contains(err.Error(), "takes away from nothing") {
		t.Errorf("an include that only takes away: %v", err)
	}
}

func TestSplit(t *testing.T) {
	got := Split("a, function b(integer, text)\n table \"c,d\" ,, e")
	if want := []string{"a", "function b(integer, text)", `table "c,d"`, "e"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestTheManualListsTheKinds(t *testing.T) {
	docs, err := os.ReadFile("../../docs/filters.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(docs)), " ")
	for _, k := range schema.Kinds {
		if !strings.Contains(text, " "+string(k.Kind)+",") && !strings.Contains(text, " "+string(k.Kind)+" — and role") && k.Kind != schema.KindRole {
			t.Errorf("docs/filters.md does not list the kind %s", k.Kind)
		}
	}
}
