package bodies

import (
	"regexp"
	"strings"
)

// reader reads PL/pgSQL. It stops at the first thing that it does not understand.
type reader struct {
	d     *definition
	text  string
	list  []token
	at    int
	scope *scope
	lost  bool
}

// readBlock reads the body of a PL/pgSQL routine into pieces.
func (d *definition) readBlock(source string, outer *scope) {
	list, err := tokens(source)
	if err != nil {
		d.opaque = true
		return
	}
	r := &reader{d: d, text: source, list: list, scope: outer}
	for _, name := range []string{"found", "sqlstate", "sqlerrm", "tg_name", "tg_when", "tg_level", "tg_op", "tg_relid", "tg_relname",
		"tg_table_name", "tg_table_schema", "tg_nargs", "tg_argv", "tg_event", "tg_tag"} {
		outer.vars[name] = typeRef{}
	}
	r.options()
	r.label()
	r.block()
	if r.take(";"); r.lost || r.at < len(r.list) {
		d.opaque = true
	}
}

// options reads what may stand before the first block: #variable_conflict use_column, #option dump.
func (r *reader) options() {
	for r.peek().is("#") {
		r.at++
		option, value := r.next(), r.next()
		if option.is("variable_conflict") {
			r.scope.columnsFirst = value.is("use_column")
		}
	}
}

// peek is the next token; behind the last one it is none.
func (r *reader) peek() token { return r.ahead(0) }

func (r *reader) ahead(n int) token {
	if r.lost || r.at+n >= len(r.list) {
		return token{}
	}
	return r.list[r.at+n]
}

func (r *reader) next() token {
	t := r.peek()
	r.at++
	return t
}

// take steps over a word or symbol if it comes next.
func (r *reader) take(words ...string) bool {
	if !r.peek().is(words...) {
		return false
	}
	r.at++
	return true
}

// must is take for what cannot be missing.
func (r *reader) must(words ...string) {
	if !r.take(words...) {
		r.lost = true
	}
}

// label steps over <<name>>.
func (r *reader) label() {
	if r.take("<<") {
		r.at++
		r.must(">>")
	}
}

// block reads [DECLARE …] BEGIN … [EXCEPTION …] END [label].
func (r *reader) block() {
	defer r.enter()()
	for r.take("declare") {
		for !r.lost && !r.peek().is("begin", "declare") {
			r.label()
			r.declaration()
		}
	}
	r.must("begin")
	r.statements("end", "exception")
	if r.take("exception") {
		for r.take("when") {
			r.until("then")
			r.must("then")
			r.statements("when", "end")
		}
	}
	r.must("end")
	if r.peek().name != "" {
		r.at++
	}
}

// enter opens a scope; what it returns closes it.
func (r *reader) enter() (leave func()) {
	outer := r.scope
	r.scope = newScope(outer)
	return func() { r.scope = outer }
}

// declaration reads one variable, alias or cursor.
func (r *reader) declaration() {
	name := r.next().name
	if name == "" {
		r.lost = true
		return
	}
	switch {
	case r.take("alias"):
		r.must("for")
		t, _ := r.scope.variable(r.next().name)
		r.scope.vars[name] = t
	case r.cursorAhead():
		r.cursor(name)
		return
	default:
		r.take("constant")
		r.scope.vars[name] = r.typeName()
		if r.take("collate") {
			r.until("not", "default", ":=", "=")
		}
		if r.take("not") {
			r.must("null")
		}
		if r.take("default", ":=", "=") {
			r.expression()
		}
	}
	r.must(";")
}

func (r *reader) cursorAhead() bool {
	t, u := r.peek(), r.ahead(1)
	return t.is("cursor") || t.is("scroll") && u.is("cursor") || t.is("no") && u.is("scroll")
}

// cursor reads [NO] [SCROLL] CURSOR [(arguments)] FOR query.
func (r *reader) cursor(name string) {
	r.scope.vars[name] = typeRef{}
	r.take("no")
	r.take("scroll")
	r.must("cursor")
	defer r.enter()()
	if r.take("(") {
		for {
			argument := r.next().name
			r.scope.vars[argument] = r.typeName(",", ")")
			if !r.take(",") {
				break
			}
		}
		r.must(")")
	}
	r.must("is", "for")
	r.query(r.until())
	r.must(";")
}

// typeName reads the type of a variable (read_datatype in pl_gram.y).
func (r *reader) typeName(stops ...string) typeRef {
	from := r.at
	text := r.until(append(stops, "collate", "not", "default", ":=", "=")...)
	words := r.list[min(from, len(r.list)):min(r.at, len(r.list))]
	var t typeRef
	for i, w := range words {
		if w.text == "%" && i+1 < len(words) && words[i+1].is("type", "rowtype") {
			t = typeRef{like: names(words[:i]), column: words[i+1].is("type")}
			r.d.types = append(r.d.types, t)
			return t
		}
	}
	// refcursor, record and what PL/pgSQL knows besides are names of types as well.
	if t.name = typeOf(text); t.name == nil {
		r.d.opaque = true
		return t
	}
	r.d.types = append(r.d.types, t)
	return t
}

// names are the parts of a dotted name.
func names(words []token) []string {
	var list []string
	for _, w := range words {
		if w.name != "" {
			list = append(list, w.name)
		}
	}
	return list
}

// until reads up to one of the words outside of all parentheses, or to the semicolon (read_sql_construct in
// pl_gram.y).
func (r *reader) until(stops ...string) string {
	start, depth := r.at, 0
	for ; ; r.at++ {
		t := r.peek()
		if t.text == "" {
			r.lost = true
			return ""
		}
		if depth == 0 && (t.is(";") || t.is(stops...)) {
			break
		}
		switch t.text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
	}
	return r.slice(start, r.at)
}

// slice is the text of tokens.
func (r *reader) slice(from, to int) string {
	if from >= to || to > len(r.list) {
		return ""
	}
	return strings.TrimSpace(r.text[r.list[from].start:r.list[to-1].end])
}

// expression reads an expression; a list of them is one, too.
func (r *reader) expression(stops ...string) { r.evaluate(r.until(stops...)) }

// evaluate notes an expression. PL/pgSQL puts SELECT before it.
func (r *reader) evaluate(text string) {
	if !plain.MatchString(text) {
		r.d.add("SELECT "+text, r.scope)
	}
}

// plain is a variable or a number: nothing is to be found in it.
var plain = regexp.MustCompile(`^\w*$`)

// query notes a statement of SQL.
func (r *reader) query(text string) { r.d.add(text, r.scope) }
