package parse

import (
	"strings"
	"testing"
)

// TestAnySQLIsCut reads statements of all kinds with their places; what is blank in the SQL has no statement but its comments.
func TestAnySQLIsCut(t *testing.T) {
	const text = "\ufeff-- first\nUPDATE t SET a = 1;\n\\echo hello\nCOPY t FROM stdin;\n1;2\n\\.\nSELEKT 1; ALTER TABLE t ADD NOVEL /* last */"
	sql := strings.Replace(text, "UPDATE t SET a = 1;", strings.Repeat(" ", 19), 1)
	all, err := ReadAny("f.sql", text, text)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, s := range all.Statements {
		found = append(found, s.Start.String()+" "+s.SQL)
	}
	if got := strings.Join(found, "|"); got != "f.sql:2:1 UPDATE t SET a = 1" {
		t.Error(got)
	}
	if len(all.Unknown) != 2 || all.Unknown[0].Newer || !all.Unknown[1].Newer || all.Unknown[0].Pos.Line != 7 {
		t.Errorf("%v", all.Unknown)
	}
	if len(all.Comments) != 2 || all.Comments[0].Pos.Column != 1 || all.Comments[0].Text != "-- first" || all.Comments[1].Pos.Line != 7 {
		t.Errorf("%v", all.Comments)
	}
	if all, err = ReadAny("f.sql", text, sql); err != nil || len(all.Statements) != 0 || len(all.Comments) != 2 {
		t.Errorf("%v, %v", all, err)
	}
	if _, err = ReadAny("f.sql", "SELECT \x00", "SELECT \x00"); err == nil {
		t.Error("a zero byte is read")
	}
}

// TestActionsHaveTheirPlaces finds the actions of ALTER TABLE, and names that are too long.
func TestActionsHaveTheirPlaces(t *testing.T) {
	long := strings.Repeat("x", nameBytes+1)
	sql := "ALTER TABLE IF EXISTS ONLY a.t ADD c numeric(3, 2), DROP " + long
	all, err := ReadAny("f.sql", sql, sql)
	if err != nil || len(all.Statements) != 1 {
		t.Fatal(all, err)
	}
	s := all.Statements[0]
	var found []string
	for _, at := range s.Commands(s.Tree().GetAlterTableStmt()) {
		found = append(found, sql[at:at+4])
	}
	if strings.Join(found, "|") != "ADD |DROP" {
		t.Error(found)
	}
	if names := s.LongNames(); len(names) != 1 || sql[names[0].Start:names[0].End] != long {
		t.Error(names)
	}
}
