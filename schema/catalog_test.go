package schema

import (
	"fmt"
	"slices"
	"testing"
)

func table(n int) *Table { return &Table{Schema: "s", Name: fmt.Sprintf("t%05d", n)} }

// TestClonesAreApart changes clones and the original, where they share pages and lists.
func TestClonesAreApart(t *testing.T) {
	const many = 3 * pageSize
	c := NewCatalog(15)
	for n := range many {
		c.Put(table(n))
		c.AddUse(table(n).ID(), table(0).ID())
	}
	d := c.Clone()
	e := d.Clone()
	new := table(many)
	d.Put(new)
	d.AddUse(new.ID(), table(0).ID())
	e.AddUse(table(1).ID(), table(2).ID())
	c.Remove(table(5).ID())
	c.SetUses(table(6).ID(), nil)
	e.Put(&Table{Schema: "s", Name: "t00007", RowSecurity: true})

	first := table(0).ID()
	for _, each := range []struct {
		what      string
		got, want [3]int
	}{
		{"objects", [3]int{c.Len(), d.Len(), e.Len()}, [3]int{many - 1, many + 1, many}},
		{"IDs", [3]int{len(c.IDs()), len(d.IDs()), len(e.IDs())}, [3]int{many - 1, many + 1, many}},
		{"users", [3]int{len(c.UsedBy(first)), len(d.UsedBy(first)), len(e.UsedBy(first))}, [3]int{many - 2, many, many - 1}},
		{"used", [3]int{len(c.Uses(table(1).ID())), len(d.Uses(table(1).ID())), len(e.Uses(table(1).ID()))}, [3]int{1, 1, 2}},
	} {
		if each.got != each.want {
			t.Errorf("%s: %v in the three, want %v", each.what, each.got, each.want)
		}
	}
	if got := named(d.Differing(e)); !slices.Equal(got, []string{"t00007 t00007", fmt.Sprintf("t%05d -", many)}) {
		t.Errorf("d and e differ in %q", got)
	}
	if got := named(c.Differing(d)); !slices.Equal(got, []string{"- t00005", fmt.Sprintf("- t%05d", many)}) {
		t.Errorf("c and d differ in %q", got)
	}
	if !slices.IsSortedFunc(d.IDs(), ID.Compare) || !slices.IsSortedFunc(d.UsedBy(table(0).ID()), ID.Compare) {
		t.Error("IDs are not in order")
	}
}

// TestDifferingOfStrangers compares catalogs that have no numbers in common.
func TestDifferingOfStrangers(t *testing.T) {
	c, d := NewCatalog(15), NewCatalog(15)
	shared := table(1)
	c.Put(table(2))
	c.Put(shared)
	d.Put(shared)
	d.Put(table(0))
	if got := named(c.Differing(d)); !slices.Equal(got, []string{"- t00000", "t00002 -"}) {
		t.Errorf("they differ in %q", got)
	}
}

func TestPutAgain(t *testing.T) {
	c := NewCatalog(15)
	for _, n := range []int{3, 1, 2} {
		c.Put(table(n))
	}
	c.IDs()
	c.Remove(table(2).ID())
	c.Put(table(2))
	c.Put(table(0))
	if got := c.IDs(); len(got) != 4 || c.Len() != 4 || !slices.IsSortedFunc(got, ID.Compare) {
		t.Errorf("%d objects: %v", c.Len(), got)
	}
	if got := c.Named("s", "t00002"); len(got) != 1 {
		t.Errorf("named: %v", got)
	}
}

func named(seq func(func(a, b Object) bool)) (list []string) {
	for a, b := range seq {
		text := [2]string{"-", "-"}
		for i, o := range []Object{a, b} {
			if o != nil {
				text[i] = o.ID().Name
			}
		}
		list = append(list, text[0]+" "+text[1])
	}
	return list
}
