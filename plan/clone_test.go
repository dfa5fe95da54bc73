package plan

import (
	"testing"

	"pawl/schema"
)

// partitioned is a catalog of a partitioned table with a trigger, and a partition with its clone.
func partitioned(clone schema.Firing) *schema.Catalog {
	c := schema.NewCatalog(18)
	parent, part := &schema.Table{Schema: "s", Name: "p", PartitionKey: "LIST (id)"}, &schema.Table{Schema: "s", Name: "p1",
		Partition: &schema.Partition{Parent: schema.Name{Schema: "s", Name: "p"}, Bound: "FOR VALUES IN (1)"}}
	c.Put(parent)
	c.Put(part)
	c.AddUse(part.ID(), parent.ID())
	in := func(table string) schema.InTable {
		return schema.InTable{Schema: "s", Table: table, Relation: schema.KindTable}
	}
	t := &schema.Trigger{InTable: in("p"), Name: "x", Definition: "d", Partitioned: true, Firing: schema.Firing{State: "O"}}
	u := &schema.Trigger{InTable: in("p1"), Name: "x", Firing: clone, Parent: &schema.TriggerRef{Schema: "s", Table: "p", Name: "x"}}
	c.Put(t)
	c.Put(u)
	c.AddUse(u.ID(), t.ID())
	return c
}

func TestCloneOfItsOwnStateIsSettledAfterItIsMade(t *testing.T) {
	p, err := Make(schema.NewCatalog(18), partitioned(schema.Firing{State: "D", Parent: "O"}))
	if err != nil {
		t.Fatal(err)
	}
	attached, made := false, false
	for i, s := range p.Steps {
		id := s.Object().ID()
		switch {
		case id.Kind == schema.KindTable && s.Verb == Alter:
			attached = true
		case id.Kind == schema.KindTrigger && id.Parent == "p":
			made = true
		case id.Kind == schema.KindTrigger && id.Parent == "p1":
			if s.Verb != Alter || !attached || !made || i != len(p.Steps)-1 {
				t.Errorf("step %d on the clone: verb %d, table attached: %v, parent's trigger made: %v", i, s.Verb, attached, made)
			}
			return
		}
	}
	t.Error("the clone's state is not set")
}

func TestCloneThatFollowsNeedsNoStep(t *testing.T) {
	p, err := Make(schema.NewCatalog(18), partitioned(schema.Firing{State: "O", Parent: "O"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Steps {
		if id := s.Object().ID(); id.Kind == schema.KindTrigger && id.Parent == "p1" {
			t.Errorf("verb %d on a clone that PostgreSQL makes by itself", s.Verb)
		}
	}
}
