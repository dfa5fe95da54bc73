package diff

import (
	"testing"

	"pawl/schema"
)

func TestRoutineIsReplacedWherePostgreSQLRefusesOrReplace(t *testing.T) {
	base := schema.Routine{Schema: "s", Name: "f", Args: "integer", Result: "integer", Inputs: []string{"a"}, Defaults: []string{"1"}}
	poly := base
	poly.Args = "anyelement"
	for _, test := range []struct {
		name     string
		from, to schema.Routine
		want     Op
	}{
		{"body", base, with(base, func(r *schema.Routine) { r.Definition = "x" }), Alter},
		{"new default", base, with(base, func(r *schema.Routine) { r.Defaults = []string{"2"} }), Alter},
		{"more defaults", base, with(base, func(r *schema.Routine) { r.Defaults = []string{"0", "1"} }), Alter},
		{"default gone", base, with(base, func(r *schema.Routine) { r.Defaults = nil }), Replace},
		{"polymorphic default", poly, with(poly, func(r *schema.Routine) { r.Defaults = []string{"2"} }), Replace},
		{"name given", with(base, func(r *schema.Routine) { r.Inputs = []string{""} }), base, Alter},
		{"name changed", base, with(base, func(r *schema.Routine) { r.Inputs = []string{"b"} }), Replace},
		{"name gone", base, with(base, func(r *schema.Routine) { r.Inputs = []string{""} }), Replace},
		{"variadic", base, with(base, func(r *schema.Routine) { r.Inputs = []string{"VARIADIC a"} }), Replace},
		{"result", base, with(base, func(r *schema.Routine) { r.Result = "SETOF integer" }), Replace},
		{"columns", base, with(base, func(r *schema.Routine) { r.Outputs = []string{"x integer"} }), Replace},
	} {
		c, ok := compare(&schema.Function{Routine: test.from}, &schema.Function{Routine: test.to}, schema.NewCatalog(15), schema.NewCatalog(15))
		if !ok || c.Op != test.want {
			t.Errorf("%s: got %s (differs: %v), want %s", test.name, c.Op, ok, test.want)
		}
	}
}

func with(r schema.Routine, change func(*schema.Routine)) schema.Routine {
	change(&r)
	return r
}
