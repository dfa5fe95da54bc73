package parse

import (
	"slices"
	"strings"
	"testing"
)

// statementsOf cuts a text as Read does, with nothing left out.
func statementsOf(t *testing.T, text string) []string {
	t.Helper()
	f := &file{source: newSource("x.sql", text), sql: separate(text).text}
	f.scan(&mistakes{})
	var found []string
	for from := 0; ; {
		p, next, ok := f.next(from)
		if !ok {
			return found
		}
		found = append(found, f.text(&p))
		from = next
	}
}

func TestStatementsEndWhereTheServerEndsThem(t *testing.T) {
	cases := map[string]struct {
		text string
		want []string
	}{
		"empty statements":      {";; select 1;;", []string{"select 1"}},
		"no last semicolon":     {"select 1; select 2", []string{"select 1", "select 2"}},
		"dollar quotes":         {"select $a$ ; $$ ; $a$; select $$;$$", []string{"select $a$ ; $$ ; $a$", "select $$;$$"}},
		"nested comments":       {"select /* ; /* ; */ ; */ 1; -- ;\nselect 2", []string{"select /* ; /* ; */ ; */ 1", "select 2"}},
		"escape string":         {`select E'\';', 'a\'; select 2`, []string{`select E'\';', 'a\'`, "select 2"}},
		"unicode name":          {`select U&"a;b" uescape '!'; select U&'x;''y'; select 3`, []string{`select U&"a;b" uescape '!'`, `select U&'x;''y'`, "select 3"}},
		"continued string":      {"select 'a'\n  ';b'; select 2", []string{"select 'a'\n  ';b'", "select 2"}},
		"rule":                  {"create rule r as on insert to t do (select 1; select 2); select 3", []string{"create rule r as on insert to t do (select 1; select 2)", "select 3"}},
		"atomic body":           {"create function f() returns int begin atomic select case 1 when 1 then 2 end; select 2; end; select 3", []string{"create function f() returns int begin atomic select case 1 when 1 then 2 end; select 2; end", "select 3"}},
		"atomic with a label":   {"create procedure p() begin atomic select 1 as end; select 2; end; select 3", []string{"create procedure p() begin atomic select 1 as end; select 2; end", "select 3"}},
		"begin is a statement":  {"begin; create table a (); end; select 1", []string{"begin", "create table a ()", "end", "select 1"}},
		"begin as names":        {"create function f(begin atomic) returns int language sql as 'select 1'; select 2", []string{"create function f(begin atomic) returns int language sql as 'select 1'", "select 2"}},
		"open parenthesis":      {"create table a (x int; create table b (y int);", []string{"create table a (x int", "create table b (y int)"}},
		"windows line ends":     {"select 1;\r\n\\echo x\r\nselect 2;\r\n", []string{"select 1", "select 2"}},
		"rows of a dump":        {"copy a from stdin;\n1\t;'\n\\.\nselect 1", []string{"select 1"}},
		"text of a psql line":   {"\\echo it's; not\nselect 1", []string{"select 1"}},
		"backslash in a string": {"select '\n\\echo x\n'; select 2", []string{"select '\n\\echo x\n'", "select 2"}},
		"only comments":         {"-- nothing;\n/* here; */", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := statementsOf(t, c.text); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPositionsCountCharacters(t *testing.T) {
	script, err := Read([]string{"-"}, strings.NewReader("\ufeffcreate table \"ñandú\" (id int);\r\n\tcreate table \"日本\" (id int); insert into x values (1);"))
	errs := Errors(err)
	if len(errs) != 1 || errs[0].Pos != (Position{"stdin", 2, 30}) {
		t.Fatalf("errors: %v", err)
	}
	want := "   1 | create table \"ñandú\" (id int);\n" +
		"   2 | \tcreate table \"日本\" (id int); insert into x values (1);\n" +
		"     | \t" + strings.Repeat(" ", 28) + "^"
	if errs[0].Excerpt != want {
		t.Errorf("excerpt:\n%s\nwant:\n%s", errs[0].Excerpt, want)
	}
	if got := script.Statements[1].Start; got != (Position{"stdin", 2, 2}) {
		t.Errorf("the second statement starts at %s", got)
	}
	if got := script.Statements[1].End(); got != (Position{"stdin", 2, 28}) {
		t.Errorf("the second statement ends at %s", got)
	}
}

func TestServerPositionsBecomeFilePositions(t *testing.T) {
	script, err := Read([]string{"-"}, strings.NewReader("\n  create view v as select 'ä',\n    nothing;"))
	if err != nil {
		t.Fatal(err)
	}
	s := script.Statements[0]
	cases := map[int]Position{
		0:   {"stdin", 2, 3}, // the server gave none
		1:   {"stdin", 2, 3},
		34:  {"stdin", 3, 5},
		999: {"stdin", 3, 12}, // beyond the text
	}
	for char, want := range cases {
		if got := s.ErrorAtChar(char, "m", "").Pos; got != want {
			t.Errorf("character %d is at %s, want %s", char, got, want)
		}
	}
}

func TestLongLinesAreCutAroundTheMistake(t *testing.T) {
	text := "create table a (id int); " + strings.Repeat("create type x; ", 100) + "insert into a values (1); " + strings.Repeat("-", 500)
	_, err := Read([]string{"-"}, strings.NewReader(text))
	errs := Errors(err)
	lines := strings.Split(errs[0].Excerpt, "\n")
	column := strings.Index(lines[1], "^")
	if runes := []rune(lines[0]); len(runes) > excerptWidth+10 || string(runes[column:column+6]) != "insert" {
		t.Errorf("the caret does not stand below the mistake in a short line:\n%s", errs[0].Excerpt)
	}
}

func TestTextThatIsNone(t *testing.T) {
	cases := map[string]string{
		"PGDMP\x00\x01": "stdin: this is not a text file in UTF-8: it holds a zero byte",
		"select\n'\xff": "stdin:2:2: this is not UTF-8 text",
	}
	for text, want := range cases {
		_, err := Read([]string{"-"}, strings.NewReader(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", text, err, want)
		}
	}
}

// FuzzSplit checks on any text that nothing but blanks, comments and semicolons lies
// between statements, that offsets are true, and that our own stepping over quotes
// agrees with PostgreSQL's scanner.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{
		"select 1; select $$;$$ /* ; */ -- x\n;",
		"create function f() begin atomic select 1; end; x",
		"E'\\'' 'a'\n'b' U&\"x\" \"y\"\"\" $a$ $a $a$ 1e5 $1",
		"\\i x\n\\copy\ncopy a from stdin;\n1\n\\.\n;", "E'a'\n'\\'';'", "/* /* */ ' */ select '", "a$b$c $b$;$b$",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text, problem := plainText(text)
		if problem != nil {
			t.Skip()
		}
		sql := separate(text).text
		if len(sql) != len(text) || strings.Count(sql, "\n") != strings.Count(text, "\n") {
			t.Fatalf("blanking moved bytes: %q became %q", text, sql)
		}
		file := &file{source: newSource("x", text), sql: sql}
		file.scan(&mistakes{})
		if !file.cut {
			agreeOnQuotes(t, sql, file)
		}
		end := 0
		for from := 0; ; {
			p, next, ok := file.next(from)
			if !ok {
				return
			}
			if next <= from || file.start(&p) < end || file.end(&p) <= file.start(&p) {
				t.Fatalf("the statement %q does not follow the one before it", file.text(&p))
			}
			if between := file.without(end, file.start(&p)); strings.Trim(between, " \t\n\r\f\v;") != "" {
				t.Fatalf("%q lies between statements", between)
			}
			from, end = next, file.end(&p)
		}
	})
}

// without gives a stretch of the text without its comments.
func (f *file) without(from, to int) string {
	text := []byte(f.sql)
	for _, c := range f.comments {
		for i := c.start; i < c.end; i++ {
			text[i] = ' '
		}
	}
	return string(text[from:to])
}

// agreeOnQuotes compares where the scanner sees strings, names and comments with what
// our own lexer steps over.
func agreeOnQuotes(t *testing.T, sql string, f *file) {
	t.Helper()
	ours := map[int]bool{} // offsets of semicolons outside of quotes
	for i := 0; i < len(sql); {
		if sql[i] == ';' {
			ours[i] = true
		}
		i = skipElement(sql, i)
	}
	theirs := map[int]bool{}
	for _, token := range f.tokens {
		if token.text(sql) == ";" {
			theirs[int(token.start)] = true
		}
	}
	for i := range sql {
		if ours[i] != theirs[i] {
			t.Fatalf("the semicolon at byte %d of %q: ours %v, the scanner's %v", i, sql, ours[i], theirs[i])
		}
	}
}
