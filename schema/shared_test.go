package schema

import (
	"reflect"
	"slices"
	"testing"
)

// TestEveryKindThatNamesRolesSaysSo fails when a kind has a role among its attributes and is no [RoleNaming]: a role
// that is missing would be found out by the migration.
func TestEveryKindThatNamesRolesSaysSo(t *testing.T) {
	privileges := reflect.TypeFor[[]Privilege]()
	seen := 0
	for _, k := range Kinds {
		if k.Kind == KindOperatorFamilyMember {
			continue // its Role is what an operator is for
		}
		o := k.New()
		names := false
		for _, f := range reflect.VisibleFields(reflect.TypeOf(o).Elem()) {
			names = names || f.Type == privileges || slices.Contains([]string{"Role", "Roles", "User", "Creator", "Member", "Grantor"}, f.Name)
		}
		if _, says := o.(RoleNaming); says != names {
			t.Errorf("%s names roles: %t; it is a RoleNaming: %t", k.Kind, names, says)
		} else if says {
			seen++
		}
	}
	if seen < 6 {
		t.Errorf("only %d kinds that name roles were found", seen)
	}
}

func TestLacksRoles(t *testing.T) {
	table := ID{Kind: KindTable, Schema: "public", Name: "t"}
	about := About{Target: table, Whole: table}
	desired, server := NewCatalog(15), NewCatalog(15)
	granted := &Grant{About: about, Role: "a", Privileges: []Privilege{{Name: "SELECT", Grantor: "b"}}}
	desired.Put(granted)
	desired.Put(&Grant{About: about, Role: "public"})
	desired.Put(&Grant{About: about, Role: ""})
	desired.Put(&Policy{InTable: InTable{Schema: "public", Table: "t", Relation: KindTable}, Name: "p", Roles: []string{"c", "d", "public"}})
	desired.Put(&Role{Name: "d"})
	server.PutShared(&Role{Name: "c"})
	want := map[string][]ID{"a": {granted.ID()}, "b": {granted.ID()}}
	if got := desired.LacksRoles(server); !reflect.DeepEqual(got, want) {
		t.Errorf("it lacks %v, want %v", got, want)
	}
	desired.Unknown[KindGrant] = "privileges are ignored"
	if got := desired.LacksRoles(server); len(got) > 0 {
		t.Errorf("what is not compared lacks %v", got)
	}
	delete(desired.Unknown, KindGrant)
	desired.Outside[granted.ID()] = true
	if got := desired.LacksRoles(server); len(got) > 0 {
		t.Errorf("what is outside lacks %v", got)
	}
	delete(desired.Outside, granted.ID())
	server.Unknown[KindRole] = "no right to read"
	if got := desired.LacksRoles(server); len(got) > 0 {
		t.Errorf("where roles can't be read, it lacks %v", got)
	}
}

func TestCompareSharedLeavesOthersAlone(t *testing.T) {
	from, to := NewCatalog(15), NewCatalog(15)
	grants := []MembershipGrant{{Inherit: true, Set: true}}
	to.PutShared(&Role{Name: "app"})
	to.PutShared(&Membership{Role: "app", Member: "alice", Grants: grants})
	from.PutShared(&Role{Name: "app"})
	from.PutShared(&Role{Name: "alice"})
	from.PutShared(&Membership{Role: "app", Member: "bob", Grants: grants})
	mine := &Membership{Role: "admins", Member: "app", Grants: grants}
	from.PutShared(mine)
	CompareShared(from, to)
	if want := []ID{{Kind: KindRole, Name: "app"}, mine.ID()}; !slices.Equal(from.IDs(), want) {
		t.Errorf("the old state has %v, want %v", from.IDs(), want)
	}
	if want := []ID{{Kind: KindRole, Name: "app"}, {Kind: KindMembership, Name: "app", Role: "alice"}}; !slices.Equal(to.IDs(), want) {
		t.Errorf("the new state has %v, want %v", to.IDs(), want)
	}
}
