package render

import (
	"testing"

	"pawl/schema"
)

func TestTargetIsSpelledAsPostgreSQLWantsIt(t *testing.T) {
	id := func(kind schema.Kind, namespace, parent, name, args string) schema.ID {
		return schema.ID{Kind: kind, Schema: namespace, Parent: parent, Name: name, Args: args}
	}
	cases := []struct {
		id   schema.ID
		want string
	}{
		{id("schema", "", "", "My Schema", ""), `SCHEMA "My Schema"`},
		{id("table", "s", "", "order", ""), `TABLE s."order"`},
		{id("column", "s", "order", "a", ""), `COLUMN s."order".a`},
		{id("constraint", "s", "t", `c"1`, ""), `CONSTRAINT "c""1" ON s.t`},
		{id("domain constraint", "s", "d", "c", ""), `CONSTRAINT c ON DOMAIN s.d`},
		{id("index", "s", "t", "i", ""), `INDEX s.i`},
		{id("policy", "s", "t", "p", ""), `POLICY p ON s.t`},
		{id("enum", "s", "", "e", ""), `TYPE s.e`},
		{id("function", "s", "", "f", ""), `FUNCTION s.f()`},
		{id("function", "s", "", "f", "integer, text[]"), `FUNCTION s.f(integer, text[])`},
		{id("aggregate", "s", "", "f", ""), `AGGREGATE s.f(*)`},
		{id("aggregate", "s", "", "f", "integer"), `AGGREGATE s.f(integer)`},
		{id("procedure", "s", "", "p", ""), `PROCEDURE s.p()`},
		{id("procedure", "s", "", "p", `s."a, b", integer`), `PROCEDURE s.p(IN s."a, b", IN integer)`},
		{id("operator", "s", "", "@@", "NONE, integer"), `OPERATOR s.@@ (NONE, integer)`},
		{id("operator class", "s", "", "o", "btree"), `OPERATOR CLASS s.o USING btree`},
		{id("cast", "", "", "integer AS s.t", ""), `CAST (integer AS s.t)`},
		{id("transform", "", "", "s.t LANGUAGE sql", ""), `TRANSFORM FOR s.t LANGUAGE sql`},
		{id("subscription", "", "", "S", ""), `SUBSCRIPTION "S"`},
		{id("text search configuration", "s", "", "c", ""), `TEXT SEARCH CONFIGURATION s.c`},
	}
	for _, c := range cases {
		w := &writer{}
		w.target(c.id).end()
		if got := w.statements[0]; got != c.want {
			t.Errorf("%s is written %s, want %s", c.id, got, c.want)
		}
	}
}

func TestPrivilegesChangeByWhatDiffers(t *testing.T) {
	table := schema.ID{Kind: schema.KindTable, Schema: "s", Name: "t"}
	column := schema.ID{Kind: schema.KindColumn, Schema: "s", Parent: "t", Name: "A"}
	read, write := schema.Privilege{Name: "SELECT"}, schema.Privilege{Name: "UPDATE"}
	readOn := schema.Privilege{Name: "SELECT", Grantable: true}
	passed := schema.Privilege{Name: "SELECT", Grantor: "chef"}
	cases := []struct {
		what     string
		target   schema.ID
		role     string
		from, to []schema.Privilege
		want     []string
	}{
		{"nothing", table, "app", []schema.Privilege{read}, []schema.Privilege{read}, nil},
		{"one comes, one goes", table, "app", []schema.Privilege{read}, []schema.Privilege{write},
			[]string{"REVOKE SELECT ON TABLE s.t FROM app", "GRANT UPDATE ON TABLE s.t TO app"}},
		{"to a column", column, "app", nil, []schema.Privilege{read, write},
			[]string{`GRANT SELECT ("A"), UPDATE ("A") ON TABLE s.t TO app`}},
		{"the option goes", table, "app", []schema.Privilege{readOn}, []schema.Privilege{read},
			[]string{"REVOKE GRANT OPTION FOR SELECT ON TABLE s.t FROM app"}},
		{"the option comes", table, "app", []schema.Privilege{read}, []schema.Privilege{readOn},
			[]string{"GRANT SELECT ON TABLE s.t TO app WITH GRANT OPTION"}},
		{"to everyone", table, "public", nil, []schema.Privilege{read}, []string{"GRANT SELECT ON TABLE s.t TO PUBLIC"}},
		{"a role whose name is like PUBLIC", table, "PUBLIC", nil, []schema.Privilege{read},
			[]string{`GRANT SELECT ON TABLE s.t TO "PUBLIC"`}},
		{"from the owner by name", table, "", []schema.Privilege{read}, nil, []string{"REVOKE SELECT ON TABLE s.t FROM boss"}},
		{"by another grantor", table, "app", nil, []schema.Privilege{passed},
			[]string{"SET ROLE chef", "GRANT SELECT ON TABLE s.t TO app", "RESET ROLE"}},
	}
	for _, c := range cases {
		start := schema.NewCatalog(15)
		start.Owners[c.target] = "boss"
		w := &writer{owners: owners{start: start}}
		g := &schema.Grant{About: schema.About{Target: c.target, Whole: c.target}, Role: c.role}
		changeGrant(w, g, c.from, c.to)
		if len(w.statements) != len(c.want) {
			t.Errorf("%s: wrote %q, want %q", c.what, w.statements, c.want)
			continue
		}
		for i, s := range w.statements {
			if s != c.want[i] {
				t.Errorf("%s: wrote %q, want %q", c.what, w.statements, c.want)
			}
		}
	}
}
