package parse

import (
	"slices"
	"testing"
)

func TestAssignmentsAreCutAtTheirCommas(t *testing.T) {
	list, refs, err := Assignments("a = f(b, c), -- why, oh why\n\"B\" = (SELECT x.d FROM x WHERE x.t = t.e), c = ARRAY[1, 2] = k;", "t")
	if err != nil {
		t.Fatal(err)
	}
	want := [][2]string{{"a", "f(b, c)"}, {"B", "(SELECT x.d FROM x WHERE x.t = t.e)"}, {"c", "ARRAY[1, 2] = k"}}
	for i, w := range want {
		if i >= len(list) || list[i].Column != w[0] || list[i].Expression != w[1] {
			t.Errorf("got %+v, want %q", list, want)
			break
		}
	}
	if names := []string{"b", "c", "d", "e", "k", "t"}; !slices.Equal(refs.Names, names) || refs.Rows {
		t.Errorf("read columns are %+v, want %q", refs, names)
	}
	for _, whole := range []string{"a = to_jsonb(t)", "a = to_jsonb(t.*)"} {
		if _, refs, err := Assignments(whole, "t"); err != nil || !refs.Rows {
			t.Errorf("%s reads %+v, %v; want the whole row", whole, refs, err)
		}
	}
	for _, bad := range []string{"", "a", "a = 1 WHERE b", "a = 1 RETURNING a", "a[1] = 2", "(a, b) = (1, 2)", "a = DEFAULT", "a = 1, a = 2", "a = 1; DROP TABLE t"} {
		if _, _, err := Assignments(bad, "t"); err == nil {
			t.Errorf("%q is taken for assignments", bad)
		}
	}
}

func TestAConditionIsNoMore(t *testing.T) {
	if text, _, err := Condition(" a > 1 /* or */ or b -- and so on", "t"); err != nil || text != "a > 1          or b" {
		t.Errorf("got %q, %v", text, err)
	}
	for _, bad := range []string{"", "a ORDER BY a", "a LIMIT 1", "a FOR UPDATE", "a UNION SELECT 1", "a GROUP BY b", "a; b"} {
		if _, _, err := Condition(bad, "t"); err == nil {
			t.Errorf("%q is taken for a condition", bad)
		}
	}
}

func TestAnInsertIsTakenApart(t *testing.T) {
	cases := map[string]struct {
		with, query string
		again       bool
	}{
		"INSERT INTO s.u AS x (a, b) SELECT a, (b) FROM batch ON CONFLICT (a) DO NOTHING":                                    {"", "SELECT a, (b) FROM batch", true},
		"INSERT INTO u (SELECT * FROM batch)":                                                                                {"", "(SELECT * FROM batch)", false},
		"INSERT INTO u (a) OVERRIDING SYSTEM VALUE SELECT a FROM batch JOIN v ON (true)":                                     {"", "SELECT a FROM batch JOIN v ON (true)", false},
		"WITH c AS (SELECT 1), d (x) AS (TABLE batch) INSERT INTO u (a) SELECT x FROM d ON CONFLICT (a) DO UPDATE SET b = 1": {"c AS (SELECT 1), d (x) AS (TABLE batch)", "SELECT x FROM d", true},
		"INSERT INTO u (a, n) SELECT a, 1 FROM batch ON CONFLICT (a) DO UPDATE SET n = u.n + 1":                              {"", "SELECT a, 1 FROM batch", false},
		"INSERT INTO u (n) SELECT 1 FROM batch ON CONFLICT (a) DO NOTHING":                                                   {"", "SELECT 1 FROM batch", false},
	}
	for text, want := range cases {
		got, err := ReadRowStatement(text, "t")
		if err != nil || got.With != want.with || got.Query != want.query || got.Again != want.again {
			t.Errorf("%s\ngot %+v, %v\nwant %+v", text, got, err, want)
		}
	}
	for _, bad := range []string{"INSERT INTO u VALUES (1)", "INSERT INTO u DEFAULT VALUES", "DELETE FROM u", "UPDATE u SET a = 1 FROM batch RETURNING a",
		"WITH d AS (DELETE FROM v RETURNING *) INSERT INTO u SELECT * FROM d, batch", "WITH batch AS (SELECT 1) INSERT INTO u SELECT * FROM batch"} {
		if _, err := ReadRowStatement(bad, "t"); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
