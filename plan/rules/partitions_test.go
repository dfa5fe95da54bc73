package rules

import (
	"slices"
	"strings"
	"testing"

	"pawl/plan"
	"pawl/schema"
)

// family is a catalog with a partitioned table p and tables, "name bound"; those without a bound stand alone.
func family(key string, tables ...string) *schema.Catalog {
	cat := schema.NewCatalog(15)
	cat.Put(&schema.Table{Schema: "s", Name: "p", PartitionKey: key})
	for _, text := range tables {
		name, bound, _ := strings.Cut(text, " ")
		t := &schema.Table{Schema: "s", Name: name}
		if bound != "" {
			t.Partition = &schema.Partition{Parent: schema.Name{Schema: "s", Name: "p"}, Bound: bound}
		}
		cat.Put(t)
	}
	return cat
}

func TestTablesLeaveAndJoin(t *testing.T) {
	for _, c := range []struct {
		what, key   string
		old, new    []string
		leave, join []string // c concurrently, b told its bounds, d told the DEFAULT partition
		note        string
	}{
		{"attached", "LIST (k)", []string{"a"}, []string{"a 1"}, nil, []string{"a c"}, ""},
		{"attached beside DEFAULT", "LIST (k)", []string{"a", "d DEFAULT"}, []string{"a 1", "d DEFAULT"}, nil, []string{"a bd"}, ""},
		{"created beside DEFAULT", "LIST (k)", []string{"d DEFAULT"}, []string{"a 1", "d DEFAULT"}, nil, []string{"a d"}, ""},
		{"created", "LIST (k)", nil, []string{"a 1"}, nil, nil, ""},
		{"by hash", "HASH (k)", []string{"a", "b 2"}, []string{"a 1", "b"}, nil, nil, "takes the place"},
		{"attached by hash", "HASH (k)", []string{"a"}, []string{"a 1"}, nil, []string{"a b"}, ""},
		{"detached", "LIST (k)", []string{"a 1", "b 2"}, []string{"a", "b 2"}, []string{"a c"}, nil, ""},
		{"dropped", "LIST (k)", []string{"a 1", "b 2"}, []string{"b 2"}, []string{"a c"}, nil, ""},
		{"detached by hash", "HASH (k)", []string{"a 1", "b 2"}, []string{"a", "b 2"}, []string{"a "}, nil, ""},
		{"detached beside DEFAULT", "LIST (k)", []string{"a 1", "d DEFAULT"}, []string{"a", "d DEFAULT"}, []string{"a "}, nil, ""},
		{"one comes, one goes", "LIST (k)", []string{"a 1"}, []string{"b 2"}, []string{"a c"}, nil, ""},
		{"replaced", "LIST (k)", []string{"a 1", "b"}, []string{"a", "b 1"}, nil, nil, "b becomes a partition of table s.p in one step"},
		{"replaced by a new one", "LIST (k)", []string{"a 1"}, []string{"b 1"}, nil, nil, ""},
		{"other bounds", "LIST (k)", []string{"a 1"}, []string{"a 2"}, nil, nil, "attached anew in one step"},
	} {
		o := plan.Options{Rules: All, Online: func(schema.ID) bool { return true }}
		leave, join, notes := plan.FindPartings(o, family(c.key, c.old...), family(c.key, c.new...))
		if got := told(leave); !slices.Equal(got, c.leave) {
			t.Errorf("%s: %q leave, want %q", c.what, got, c.leave)
		}
		if got := told(join); !slices.Equal(got, c.join) {
			t.Errorf("%s: %q join, want %q", c.what, got, c.join)
		}
		if got := strings.Join(notes, "; "); !strings.Contains(got, c.note) || c.note == "" && got != "" {
			t.Errorf("%s: noted %q, want %q", c.what, got, c.note)
		}
	}
}

func told(list []plan.Parting) (out []string) {
	for _, x := range list {
		text := x.Table.Name + " "
		if x.Concurrently {
			text += "c"
		}
		if x.Checked {
			text += "b"
		}
		if x.Default != (schema.ID{}) {
			text += "d"
		}
		out = append(out, text)
	}
	return out
}
