package schema

import (
	"slices"
	"testing"
)

func TestAChangeIsFollowedInAnotherCatalog(t *testing.T) {
	parent := &Table{Schema: "s", Name: "p"}
	attached := &Table{Schema: "s", Name: "t", Partition: &Partition{Parent: Name{Schema: "s", Name: "p"}, Bound: "DEFAULT"}}
	alone, other := &Table{Schema: "s", Name: "t"}, &Table{Schema: "s", Name: "other"}
	in := InTable{Schema: "s", Table: "t", Relation: KindTable}
	check, clone := &Constraint{InTable: in, Name: "c"}, &Trigger{InTable: in, Name: "clone"}
	before, after := NewCatalog(18), NewCatalog(18)
	for _, o := range []Object{parent, attached, clone} {
		before.Put(o)
	}
	before.AddUse(attached.ID(), parent.ID())
	for _, o := range []Object{parent, alone, check} {
		after.Put(o)
	}
	cat := before.Clone()
	cat.Put(other)

	got := cat.Followed(before, after, func(ID) bool { return true })
	if want := append(after.IDs(), other.ID()); !slices.Equal(got.IDs(), slices.SortedFunc(slices.Values(want), ID.Compare)) {
		t.Errorf("there are %v, want %v", got.IDs(), want)
	}
	if got.Get(alone.ID()) != Object(alone) || len(got.Uses(alone.ID())) != 0 {
		t.Error("the table has not left")
	}
	if back := got.Followed(after, before, func(ID) bool { return true }); !slices.Equal(back.IDs(), cat.IDs()) || len(back.Uses(alone.ID())) != 1 {
		t.Errorf("the way back leads to %v", back.IDs())
	}
	if same := cat.Followed(before, after, func(id ID) bool { return id == other.ID() }); !slices.Equal(same.IDs(), cat.IDs()) {
		t.Error("something changes that is not within")
	}
	if missing := got.NotIn(cat); !slices.Equal(missing, []ID{check.ID()}) {
		t.Errorf("not in the other are %v", missing)
	}
}
