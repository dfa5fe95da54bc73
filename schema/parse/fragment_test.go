package parse

import (
	"slices"
	"strings"
	"testing"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// one reads a text that is a single statement.
func one(t *testing.T, sql string) *Statement {
	t.Helper()
	script, err := Read([]string{"-"}, strings.NewReader(sql))
	if err != nil {
		t.Fatal(err)
	}
	if len(script.Statements) != 1 {
		t.Fatalf("%d statements in %q", len(script.Statements), sql)
	}
	return script.Statements[0]
}

func TestInertRunsNothing(t *testing.T) {
	cases := map[string]string{
		"create materialized view v as select 1":                            "create materialized view v as select 1 WITH NO DATA",
		"create materialized view v as select 1 with no data":               "create materialized view v as select 1 with no data",
		"create materialized view v as select 1 with data":                  "create materialized view v as select 1           WITH NO DATA",
		"CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)":                       "CREATE UNIQUE INDEX              i ON t (a)",
		"create index concurrently on t (a)":                                "create index              on t (a)",
		"create subscription s connection 'x' publication p":                "create subscription s connection 'x' publication p WITH (connect = false)",
		"create subscription s connection 'x' publication p with (enabled)": "create subscription s connection 'x' publication p WITH (connect = false)",
		"create subscription s connection 'with (' publication p with (copy_data = true, slot_name = 'x', binary, create_slot = true)": "create subscription s connection 'with (' publication p WITH (connect = false, slot_name = 'x', binary)",
		"create table materialized (index int)":               "create table materialized (index int)",
		"create view v as select 1 as data with check option": "create view v as select 1 as data with check option",
	}
	for sql, want := range cases {
		got := one(t, sql).Inert().SQL
		if got != want {
			t.Errorf("%s\nbecame %s\nwant   %s", sql, got, want)
		}
		if _, err := parseSQL(got); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}

func TestForeignKeysComeOutOfTables(t *testing.T) {
	cases := map[string]struct {
		sql   string
		table string
		keys  []string
	}{
		"of columns": {
			`create table s."T" (a int references b, c int constraint "K k" references d (x) on delete cascade deferrable initially deferred not null, e int)`,
			`create table s."T" (a int             , c int                                                                                   not null, e int)`,
			[]string{
				`ALTER TABLE s."T" ADD FOREIGN KEY (a) references b`,
				`ALTER TABLE s."T" ADD CONSTRAINT "K k" FOREIGN KEY (c) references d (x) on delete cascade deferrable initially deferred `,
			},
		},
		"of tables": {
			`create table t (foreign key (a) references b, a int, constraint x foreign key (a, b) references c match full, b int, foreign key (b) references t (a))`,
			`create table t (                              a int                                                         , b int                                  )`,
			[]string{
				`ALTER TABLE t ADD foreign key (a) references b`,
				`ALTER TABLE t ADD constraint x foreign key (a, b) references c match full`,
				`ALTER TABLE t ADD foreign key (b) references t (a)`,
			},
		},
		"before a collation": {
			`create table t (a text references b (n) collate "C" default 'x, )', "B" int default 1 references c)`,
			`create table t (a text                  collate "C" default 'x, )', "B" int default 1             )`,
			[]string{
				`ALTER TABLE t ADD FOREIGN KEY (a) references b (n) `,
				`ALTER TABLE t ADD FOREIGN KEY ("B") references c`,
			},
		},
		"alone": {
			`create table t (foreign key (a) references b)`,
			`create table t (                            )`,
			[]string{`ALTER TABLE t ADD foreign key (a) references b`},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			table, keys, ok := one(t, c.sql).WithoutForeignKeys()
			if !ok || table.SQL != c.table {
				t.Errorf("the table is\n%s, want\n%s", table.SQL, c.table)
			}
			var got []string
			for _, key := range keys {
				got = append(got, key.SQL)
				if _, err := parseSQL(key.SQL); err != nil {
					t.Errorf("%s: %v", key.SQL, err)
				}
			}
			if !slices.Equal(got, c.keys) {
				t.Errorf("the keys are %q, want %q", got, c.keys)
			}
			tree, err := parseSQL(table.SQL)
			if err != nil {
				t.Fatal(err)
			}
			if text := tree.String(); strings.Contains(text, "CONSTR_FOREIGN") {
				t.Errorf("a foreign key is left: %s", text)
			}
		})
	}
	if _, _, ok := one(t, "create table t (a int primary key)").WithoutForeignKeys(); ok {
		t.Error("a table without foreign keys gave some")
	}
	if _, _, ok := one(t, "create view v as select 1").WithoutForeignKeys(); ok {
		t.Error("a view gave foreign keys")
	}
}

// The server gives places in what it was sent; they must lead back to the file.
func TestPlacesInFragments(t *testing.T) {
	s := one(t, "create table ünï (\n  a int references gone\n)")
	_, keys, _ := s.WithoutForeignKeys()
	at := strings.Index(keys[0].SQL, "gone")
	char := len([]rune(keys[0].SQL[:at])) + 1
	if got := keys[0].ErrorAtChar(char, "m", "").Pos; got != (Position{"stdin", 2, 20}) {
		t.Errorf("the referenced table is at %s", got)
	}
	if got := keys[0].ErrorAtChar(3, "m", "").Pos; got != (Position{"stdin", 2, 9}) {
		t.Errorf("what is not in the text is at %s", got)
	}
	table, _, _ := s.WithoutForeignKeys()
	if got := table.ErrorAtChar(999, "m", "").Pos; got != (Position{"stdin", 3, 2}) {
		t.Errorf("what is beyond the text is at %s", got)
	}
}

func TestNames(t *testing.T) {
	s := one(t, `create view a.v as select T."C c", f(1)::app.mood, 'x.y_seq'::regclass, 'not a name' from s.t as al where date = $$no$$`)
	want := []Name{{"", "view"}, {"", "a"}, {"a", "v"}, {"", "t"}, {"t", "C c"}, {"", "f"}, {"", "app"}, {"app", "mood"},
		{"x", "y_seq"}, {"", "regclass"}, {"", "s"}, {"s", "t"}, {"", "al"}, {"", "date"}}
	if got := s.Names(); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := s.Find("C c"); got != strings.Index(s.SQL, `"C c"`) {
		t.Errorf("Find gives %d", got)
	}
	if got := s.Find("missing"); got != -1 {
		t.Errorf("Find gives %d for what is not there", got)
	}
}

func TestParts(t *testing.T) {
	s := one(t, "create table s.t (\n  a int,\n  constraint k check (a > 0),\n  like other,\n  unique (a))")
	var got []string
	for _, part := range s.Parts() {
		got = append(got, part.Start.String()+" "+part.Object.String())
	}
	want := []string{"stdin:2:3 column a of s.t", "stdin:3:3 constraint k of s.t", `stdin:4:3 "" of s.t`, `stdin:5:3 constraint "" of s.t`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTreeIsParsedAgain(t *testing.T) {
	script, err := Read([]string{"-"}, strings.NewReader("create table t (a int); create graph of a newer server;"))
	if err != nil {
		t.Fatal(err)
	}
	if got := script.Statements[0].Tree().GetCreateStmt().GetRelation().GetRelname(); got != "t" {
		t.Errorf("the tree is about %q", got)
	}
	var none *pg_query.Node
	if got := script.Statements[1].Tree(); got != none {
		t.Errorf("a statement of unknown syntax has the tree %v", got)
	}
}

func TestNearest(t *testing.T) {
	candidates := []string{"customer_id", "customers", "id", "Id"}
	cases := map[string]string{
		"custmer_id": "customer_id", "customer": "customers", "iid": "id", "di": "id", "id": "Id", "entirely_else": "", "": "",
	}
	for word, want := range cases {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}
