package plan

import (
	"fmt"
	"testing"

	"pawl/schema"
)

// ring is a catalog of functions of which each one's body calls the next, and the last one's the first.
func ring(count int) *schema.Catalog {
	c := schema.NewCatalog(16)
	ids := make([]schema.ID, count)
	for i := range ids {
		f := &schema.Function{Routine: schema.Routine{Schema: "s", Name: fmt.Sprintf("f%d", i)}}
		c.Put(f)
		ids[i] = f.ID()
	}
	for i, id := range ids {
		c.Bodies[id] = &schema.Body{Uses: map[schema.ID]schema.Use{ids[(i+1)%count]: {Early: true}}}
		c.Checked[id] = ""
	}
	return c
}

func TestACircleOfBodiesIsCutOnce(t *testing.T) {
	p, err := Make(schema.NewCatalog(16), ring(5))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Unchecked(); len(p.Steps) != 5 || len(got) != 1 {
		t.Errorf("%d steps, and not checked are %v", len(p.Steps), got)
	}
	p, err = Make(ring(5), schema.NewCatalog(16))
	if err != nil || len(p.Steps) != 5 {
		t.Errorf("dropping them takes %d steps: %v", len(p.Steps), err)
	}
}

func TestABodyGivesWayToWhatPostgreSQLRecords(t *testing.T) {
	c := ring(2)
	first, second := schema.ID{Kind: schema.KindFunction, Schema: "s", Name: "f0"}, schema.ID{Kind: schema.KindFunction, Schema: "s", Name: "f1"}
	c.AddUse(second, first) // f0 first, though its body calls f1
	p, err := Make(schema.NewCatalog(16), c)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Steps[0].Object().ID(); got != first {
		t.Errorf("the first step makes %s", got)
	}
	if got := p.Unchecked(); len(got) != 1 || got[0].ID != first {
		t.Errorf("not checked are %v", got)
	}
}

func TestABodyIsCheckedOnlyWhereAServerFoundItGood(t *testing.T) {
	id := schema.ID{Kind: schema.KindFunction, Schema: "s", Name: "f0"}
	for name, spoil := range map[string]func(*schema.Catalog){
		"nobody asked": func(c *schema.Catalog) { delete(c.Checked, id) },
		"it is bad":    func(c *schema.Catalog) { c.Checked[id] = "no" },
		"it is opaque": func(c *schema.Catalog) { c.Bodies[id].Opaque = true },
		"the session":  func(c *schema.Catalog) { c.Bodies[id].SessionPath = true },
		"nobody makes that": func(c *schema.Catalog) {
			c.Bodies[id].Uses[schema.ID{Kind: schema.KindTable, Name: "t"}] = schema.Use{Early: true}
		},
	} {
		c := ring(1)
		p, err := Make(schema.NewCatalog(16), c)
		if err != nil || len(p.Unchecked()) > 0 {
			t.Fatalf("a good body is not checked: %v %v", p.Unchecked(), err)
		}
		if spoil(c); len(p.Unchecked()) != 1 {
			t.Errorf("%s, and the body is checked", name)
		}
	}
}
