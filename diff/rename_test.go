package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pawl/schema"
)

// tables makes a catalog of tables, written as "name: column type, column type".
func tables(texts ...string) *schema.Catalog {
	cat := schema.NewCatalog(15)
	for _, text := range texts {
		name, columns, _ := strings.Cut(text, ": ")
		table := &schema.Table{Schema: "public", Name: name}
		cat.Put(table)
		for i, c := range strings.Split(columns, ", ") {
			column, typ, _ := strings.Cut(c, " ")
			base, _, _ := strings.Cut(typ, "(")
			cat.Put(&schema.Column{InTable: schema.InTable{Schema: "public", Table: name, Relation: schema.KindTable}, Name: column,
				Position: i + 1, Type: typ, BaseType: base, Local: true})
		}
	}
	return cat
}

func told(list []Candidate) string {
	var texts []string
	for _, c := range list {
		texts = append(texts, fmt.Sprintf("%s→%s %d", c.From.ID().Name, c.To.ID().Name, c.Likeness))
	}
	return strings.Join(texts, ", ")
}

func same(id schema.ID) schema.ID { return id }

func TestCandidates(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"in its place":             {"t: id int, email text, bio text", "t: id int, mail text, bio text", "email→mail 2"},
		"the first":                {"t: a int, b int", "t: c int, b int", "a→c 2"},
		"the only one":             {"t: a int", "t: b int", "a→b 2"},
		"elsewhere":                {"t: id int, email text, bio text", "t: id int, bio text, mail text", "email→mail 1"},
		"another type":             {"t: id int, a text", "t: id int, b date", ""},
		"another length":           {"t: id int, a varchar(5)", "t: id int, b varchar(9)", "a→b 1"},
		"another length elsewhere": {"t: a varchar(5), id int", "t: id int, b varchar(9)", ""},
		"two of two":               {"t: id int, a text, b text", "t: id int, c text, d text", "a→c 2, b→d 2"},
		"one of two":               {"t: id int, a_name text, b_name text", "t: id int, b text", "b_name→b 2"},
		"two of one":               {"t: id int, name text", "t: id int, other text, full_name text", "name→full_name 2"},
		"nothing new":              {"t: id int, a text", "t: id int", ""},
		"nothing gone":             {"t: id int", "t: id int, a text", ""},
		"a table":                  {"t: id int, a text", "u: id int, a text", "t→u 2"},
		"a table, nearly":          {"t: id int, a text, b text", "u: id int, a text, c text", "t→u 1"},
		"a table with little":      {"t: id int", "u: id int", ""},
		"another table":            {"t: id int, a text, b text", "u: id int, c text, d text", ""},
		"the nearer table":         {"t: id int, a text|t2: x int, y int", "u: x int, y int|v: id int, a text", "t2→u 2, t→v 2"},
	} {
		got := told(Candidates(tables(strings.Split(c.old, "|")...), tables(strings.Split(c.new, "|")...), same))
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestColumnsOfARenamedTableAreCompared(t *testing.T) {
	renamed := func(id schema.ID) schema.ID {
		if id.Kind == schema.KindTable && id.Name == "t" {
			id.Name = "u"
		}
		if id.Parent == "t" {
			id.Parent = "u"
		}
		return id
	}
	if got := told(Candidates(tables("t: id int, a text"), tables("u: id int, b text"), renamed)); got != "a→b 2" {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsOutsideIsNoCandidate(t *testing.T) {
	old, new := tables("t: id int, a text"), tables("t: id int, b text")
	for _, id := range new.IDs() {
		if id.Name == "b" {
			new.Outside[id] = true
		}
	}
	if got := told(Candidates(old, new, same)); got != "" {
		t.Errorf("got %q", got)
	}
}

// TestASucceedingUserTellsMore has sequences and types that are alike, and something that used the one and uses the other.
func TestASucceedingUserTellsMore(t *testing.T) {
	enum := func(name string) schema.Object {
		return &schema.Enum{Schema: "public", Name: name, Labels: []string{"x"}}
	}
	sequence := func(name string) schema.Object {
		return &schema.Sequence{Schema: "public", Name: name, Type: "bigint"}
	}
	for _, c := range []struct {
		make func(name string) schema.Object
		uses bool
		want string
	}{{enum, true, "a→b 2"}, {enum, false, ""}, {sequence, true, "a→b 2"}, {sequence, false, "a→b 1"}} {
		old, new := tables("t: id int"), tables("t: id int")
		user := old.IDs()[slices.IndexFunc(old.IDs(), func(id schema.ID) bool { return id.Name == "id" })]
		from, to := c.make("a"), c.make("b")
		old.Put(from)
		new.Put(to)
		if c.uses {
			old.AddUse(user, from.ID())
			new.AddUse(user, to.ID())
		}
		if got := told(Candidates(old, new, same)); got != c.want {
			t.Errorf("%s, used %v: got %q, want %q", from.ID().Kind, c.uses, got, c.want)
		}
	}
}

func TestTheSequenceOfAColumnThatStaysIsTheSame(t *testing.T) {
	owned := func(name, column string) *schema.Sequence {
		return &schema.Sequence{Schema: "public", Name: name, OwnedBy: &schema.ColumnRef{Schema: "public", Table: "t", Column: column, Relation: schema.KindTable}}
	}
	old, new := tables("t: id int, other int"), tables("t: id int, other int")
	old.Put(owned("a", "id"))
	new.Put(owned("b", "other"))
	if got := told(Candidates(old, new, same)); got != "" {
		t.Errorf("of another column: got %q", got)
	}
	new.Put(owned("c", "id"))
	if got := told(Candidates(old, new, same)); got != "a→c 3" {
		t.Errorf("got %q", got)
	}
}

func TestLabelsInThePlaceOfOthers(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"sad happy", "unhappy happy", "sad→unhappy 2"},
		{"a b c", "x b y", "a→x 2, c→y 2"},
		{"a b", "b a", ""},
		{"a b", "a", ""},
		{"a b", "a b c", ""},
		{"a b", "c d e", ""},
	} {
		old, new := schema.NewCatalog(15), schema.NewCatalog(15)
		old.Put(&schema.Enum{Schema: "public", Name: "e", Labels: strings.Fields(c.old)})
		new.Put(&schema.Enum{Schema: "public", Name: "e", Labels: strings.Fields(c.new)})
		if got := told(Candidates(old, new, same)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.old, got, c.want)
		}
	}
}
