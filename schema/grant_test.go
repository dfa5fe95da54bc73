package schema

import (
	"slices"
	"testing"
)

func TestDefaultPrivilegesComeInLayers(t *testing.T) {
	read, execute := Privilege{Name: "SELECT"}, Privilege{Name: "EXECUTE"}
	comment := &Comment{About: About{Target: ID{Kind: KindTable, Schema: "s", Name: "t"}}}
	implied := map[ID]Object{}
	(&DefaultPrivileges{Type: "TABLES", Role: "app", Privileges: []Privilege{read}}).Implies(comment, implied)
	if len(implied) != 0 {
		t.Errorf("a comment has privileges: %v", implied)
	}
	table := &Table{Schema: "s", Name: "t"}
	for _, d := range []*DefaultPrivileges{
		{Type: "TABLES", Role: "app", Privileges: []Privilege{read}},
		{Type: "TABLES", Schema: "s", Role: "app", Privileges: []Privilege{{Name: "INSERT"}, {Name: "SELECT", Grantable: true}}},
		{Type: "TABLES", Schema: "other", Role: "app", Privileges: []Privilege{{Name: "DELETE"}}},
		{Type: "TABLES", Creator: "chef", Role: "app", Privileges: []Privilege{{Name: "UPDATE"}}},
		{Type: "FUNCTIONS", Role: "app", Privileges: []Privilege{execute}},
	} {
		d.Implies(table, implied)
	}
	id := table.ID().About(KindGrant)
	id.Role = "app"
	g, ok := implied[id].(*Grant)
	want := []Privilege{{Name: "SELECT", Grantable: true}, {Name: "INSERT"}}
	if !ok || len(implied) != 1 || !slices.Equal(g.Privileges, want) {
		t.Errorf("a new table starts with %v, want %v", implied, want)
	}
}

func TestDesiredStateIsOwnedAsTheLiveDatabase(t *testing.T) {
	live, desired := NewCatalog(18), NewCatalog(18)
	old, fresh := &Table{Schema: "s", Name: "old"}, &Table{Schema: "s", Name: "fresh"}
	live.User, desired.User = "deployer", "postgres"
	live.Put(old)
	live.Owners[old.ID()] = "app"
	desired.Put(old)
	desired.Put(fresh)
	grant := func(o Object, role string) *Grant {
		return &Grant{About: About{Target: o.ID(), Whole: o.ID()}, Role: role}
	}
	gone := []Object{grant(old, "app"), grant(fresh, "deployer"), &DefaultPrivileges{Creator: "deployer", Type: "TABLES", Role: "app"}}
	kept := []Object{grant(old, "deployer"), grant(old, ""), grant(fresh, "app"), grant(fresh, "public"),
		&DefaultPrivileges{Creator: "app", Type: "TABLES", Role: "deployer"}}
	for _, o := range slices.Concat(gone, kept) {
		desired.Put(o)
	}
	desired.OwnedAs(live)
	for _, o := range gone {
		if desired.Has(o.ID()) {
			t.Errorf("%s says no more than who owns it", o.ID())
		}
	}
	for _, o := range append(kept, &DefaultPrivileges{Type: "TABLES", Role: "app"}) {
		if !desired.Has(o.ID()) {
			t.Errorf("%s is lost", o.ID())
		}
	}
	if desired.Owners[old.ID()] != "app" || desired.Owners[fresh.ID()] != "" {
		t.Errorf("owners are %v", desired.Owners)
	}
}

func TestGrantOnAColumnStandsOnTheTables(t *testing.T) {
	column := ID{Kind: KindColumn, Schema: "s", Parent: "v", Name: "a"}
	view := ID{Kind: KindView, Schema: "s", Name: "v"}
	g := &Grant{About: About{Target: column, Whole: view}, Role: "app",
		Privileges: []Privilege{{Name: "SELECT", Grantor: "chef"}}}
	grant := func(target ID, role string) ID {
		id := target.About(KindGrant)
		id.Role = role
		return id
	}
	want := []ID{grant(view, "app"), view.About(KindOwner), grant(column, "chef"), grant(view, "chef")}
	if got := g.Needs(); !slices.Equal(got, want) {
		t.Errorf("needs %v, want %v", got, want)
	}
}
