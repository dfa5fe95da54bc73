package state

import (
	"strings"
	"testing"

	"pawl/schema"
	"pawl/schema/parse"
)

func TestMissingRolesWithoutAPlace(t *testing.T) {
	script, err := parse.Read([]string{"-"}, strings.NewReader("CREATE POLICY p ON t TO CURRENT_USER, pg_maintain;"))
	if err != nil {
		t.Fatal(err)
	}
	live, desired := schema.NewCatalog(15), schema.NewCatalog(15)
	desired.Put(&schema.Policy{InTable: schema.InTable{Schema: "public", Table: "t", Relation: schema.KindTable},
		Name: "p", Roles: []string{"me", "pg_maintain"}})
	err = missingRoles(script, live, desired, "me")
	if err == nil {
		t.Fatal("no role is missing")
	}
	for _, want := range []string{
		`the role "me" does not exist on the live server; policy public.t.p needs it` + "\nIt is the user of the scratch server, as which CURRENT_USER",
		`stdin:1:39: the role "pg_maintain" does not exist`,
		"PostgreSQL's own, and PostgreSQL 15 does not have this one",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in\n%v", want, err)
		}
	}
}

func TestPlacesOfOverloadedRoutines(t *testing.T) {
	script, err := parse.Read([]string{"-"}, strings.NewReader(`
		CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
		CREATE FUNCTION f(timestamp with time zone, double precision[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
		CREATE FUNCTION f(a character varying, OUT b int) LANGUAGE sql AS 'SELECT 1';`))
	if err != nil {
		t.Fatal(err)
	}
	catalog := schema.NewCatalog(15)
	for _, args := range []string{"", "character varying", "timestamp with time zone, double precision[]"} {
		catalog.Put(&schema.Function{Routine: schema.Routine{Schema: "public", Name: "f", Args: args}})
	}
	places := FindPlaces(script, catalog, []string{"public"})
	for args, line := range map[string]int{"": 2, "timestamp with time zone, double precision[]": 3, "character varying": 4} {
		o := catalog.Get(schema.ID{Kind: schema.KindFunction, Schema: "public", Name: "f", Args: args})
		if at, exact, ok := places.Of(o); at.Line != line || !exact || !ok {
			t.Errorf("f(%s) is at %v (exact: %t, found: %t), want line %d", args, at, exact, ok, line)
		}
	}
}
