package parse

import (
	"slices"
	"testing"
)

func TestStringsAreFoundWithTheirQuotes(t *testing.T) {
	sql := `SELECT 'a''b', E'\'c', $x$ ' $x$, "no", 'one' ` + "\n" + ` 'two', 1 -- 'no'` + "\n" + `/* 'no' */, $$ü$$`
	spans, err := Strings(sql)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range spans {
		got = append(got, sql[s.Start:s.End])
	}
	if want := []string{`'a''b'`, `E'\'c'`, `$x$ ' $x$`, "'one' \n 'two'", `$$ü$$`}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAScriptIsCutWhereStatementsEnd(t *testing.T) {
	sql := `-- head
;BEGIN; SELECT ';'; CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;
CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); DO $$ BEGIN; END $$ -- last`
	cuts, err := CutScript(sql)
	if err != nil {
		t.Fatal(err)
	}
	want := []Cut{{"BEGIN", true}, {"SELECT ';'", false}, {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END", false},
		{"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", false}, {"DO $$ BEGIN; END $$", false}}
	if !slices.Equal(cuts, want) {
		t.Errorf("got %+v", cuts)
	}
}
