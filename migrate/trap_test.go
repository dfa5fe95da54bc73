package migrate

import (
	"regexp"
	"strings"
	"testing"
)

func TestTrapsInStringsAreWrittenOtherwise(t *testing.T) {
	traps := []trap{{pattern: regexp.MustCompile(`(?m)^--\s*(\+)mark`)}, {pattern: regexp.MustCompile(`(\r)\n`), harmless: true},
		{pattern: regexp.MustCompile(`(\x{FFFD})`)}}
	for _, c := range []struct{ name, sql, want string }{
		{"no trap", "SELECT 'a'", "SELECT 'a'"},
		{"plain", "SELECT '\n-- +mark it''s \\ here', 'other \\'", "SELECT E'\n-- \\x2Bmark it''s \\\\ here', 'other \\'"},
		{"escaped", "SELECT E'\\\\ \\'\n-- +mark'", "SELECT E'\\\\ \\'\n-- \\x2Bmark'"},
		{"dollar", "AS $b$\n-- +mark '\\\n-- +mark\n$b$ x", "AS E'\n-- \\x2Bmark ''\\\\\n-- \\x2Bmark\n' x"},
		{"dollar without a tag", "AS $$a\n-- +mark\n$$", "AS E'a\n-- \\x2Bmark\n'"},
		{"carriage return", "SELECT 'a\r\nb'\r\n, 1", "SELECT E'a\\x0D\nb'\r\n, 1"},
		{"beyond ASCII", "SELECT 'ä\uFFFD'", `SELECT E'ä\uFFFD'`},
	} {
		if got, err := disarm(c.sql, traps); err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	for _, sql := range []string{"SELECT 1\n-- +mark", "SELECT \"\n-- +mark\"", "SELECT 1 \uFFFD"} {
		if got, err := disarm(sql, traps); err == nil || !strings.Contains(err.Error(), "another format") {
			t.Errorf("%q became %q, %v", sql, got, err)
		}
	}
}

func TestTrapsInCommentsGetASpace(t *testing.T) {
	for _, c := range []struct {
		traps      []trap
		text, want string
	}{
		{gooseTraps, "-- table +goose, +goose\n", "-- table + goose, + goose\n"},
		{dbmateTraps, "-- migrate:up\n", "-- migrate: up\n"},
		{ternTraps, "---- create above / drop below ----\n", "---- create above /  drop below ----\n"},
		{flywayTraps, "-- ${x}\n", "-- $ {x}\n"},
	} {
		if got := calm(c.text, c.traps); got != c.want {
			t.Errorf("%q became %q", c.text, got)
		}
	}
}

func TestVersionsAreComparedAsNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"2", "10", -1}, {"010", "9", 1}, {"1.2", "1_10", -1}, {"1", "1.1", -1}, {"20260101000000", "20260101000000", 0}, {"007", "7", 0}} {
		if got := compareVersions(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %d", c.a, c.b, got)
		}
	}
	if Number("1_2") != 1 || Number("000041") != 41 || Number("") != 0 {
		t.Error("Number does not read the number at the begin")
	}
}
