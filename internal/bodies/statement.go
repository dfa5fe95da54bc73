package bodies

// statements reads up to one of the words.
func (r *reader) statements(stops ...string) {
	for !r.lost && !r.peek().is(stops...) {
		if r.peek().text == "" {
			r.lost = true
			return
		}
		r.label()
		r.statement()
	}
}

// statement reads one statement (proc_stmt in pl_gram.y).
func (r *reader) statement() {
	t := r.peek()
	if read := r.control(t); read != nil && !r.isAssignment() {
		if !t.is("declare", "begin") {
			r.at++
		}
		read()
		r.must(";")
		return
	}
	if r.isAssignment() {
		r.expression(":=", "=")
		r.must(":=", "=")
		r.expression()
	} else {
		r.execute()
	}
	r.must(";")
}

// control gives the method that reads a statement of PL/pgSQL itself behind its first word, nil for SQL.
func (r *reader) control(t token) func() {
	switch t.word {
	case "declare", "begin":
		return r.block
	case "if":
		return r.ifs
	case "case":
		return r.cases
	case "loop":
		return func() { defer r.enter()(); r.body() }
	case "while":
		return func() { defer r.enter()(); r.expression("loop"); r.must("loop"); r.body() }
	case "for":
		return r.forLoop
	case "foreach":
		return r.foreach
	case "exit", "continue":
		return r.leaveLoop
	case "return":
		return r.returns
	case "raise":
		return r.raise
	case "assert", "perform":
		return func() { r.expression() }
	case "execute":
		return func() { r.dynamic() }
	case "open":
		return r.open
	case "get", "fetch", "move", "close", "commit", "rollback", "null":
		return func() { r.until() }
	}
	return nil
}

// isAssignment says that a name follows, with fields and subscripts, and then := or =.
func (r *reader) isAssignment() bool {
	depth := 0
	for n := 0; ; n++ {
		t := r.ahead(n)
		switch {
		case t.text == "":
			return false
		case t.text == "[":
			depth++
		case t.text == "]":
			depth--
		case depth > 0:
		case n > 0 && t.is(":=", "="):
			return true
		case t.text == "." || t.text[0] == '$':
		case t.name == "" || n > 0 && r.ahead(n-1).text != ".":
			return false
		}
	}
}

func (r *reader) ifs() {
	r.expression("then")
	r.must("then")
	r.statements("elsif", "elseif", "else", "end")
	for r.take("elsif", "elseif") {
		r.expression("then")
		r.must("then")
		r.statements("elsif", "elseif", "else", "end")
	}
	if r.take("else") {
		r.statements("end")
	}
	r.must("end")
	r.must("if")
}

func (r *reader) cases() {
	if !r.peek().is("when") {
		r.expression("when")
	}
	for r.take("when") {
		r.expression("then")
		r.must("then")
		r.statements("when", "else", "end")
	}
	if r.take("else") {
		r.statements("end")
	}
	r.must("end")
	r.must("case")
}

// body reads the statements of a loop.
func (r *reader) body() {
	r.statements("end")
	r.must("end")
	r.must("loop")
	r.until() // its label
}

// forLoop reads FOR over numbers, a query, a cursor, or dynamic SQL.
func (r *reader) forLoop() {
	defer r.enter()()
	targets := r.until("in")
	name := r.list[max(0, min(r.at, len(r.list))-1)].name
	r.must("in")
	switch {
	case r.take("execute"):
		r.evaluate(targets)
		r.dynamic("loop")
	case r.isCursor():
		r.scope.vars[name] = typeRef{} // the loop's own
		r.at++
		r.cursorArguments("loop")
	default:
		r.take("reverse")
		text := r.until("..", "loop")
		if !r.take("..") {
			r.evaluate(targets)
			r.query(text)
			break
		}
		r.evaluate(text)
		r.expression("loop", "by")
		if r.take("by") {
			r.expression("loop")
		}
		r.scope.vars[name] = typeRef{} // the loop's own
	}
	r.must("loop")
	r.body()
}

// cursorArguments reads the arguments of a cursor. Like those of a function they may have names; in its schema no
// function of the user is looked for.
func (r *reader) cursorArguments(stops ...string) {
	if text := r.until(stops...); text != "" {
		r.evaluate("pg_catalog.arguments" + text)
	}
}

// isCursor says that a variable follows, with arguments or without: a query begins with a keyword.
func (r *reader) isCursor() bool {
	_, known := r.scope.variable(r.peek().name)
	return known && (r.ahead(1).is("loop") || r.ahead(1).is("("))
}

func (r *reader) foreach() {
	defer r.enter()()
	r.expression("slice", "in")
	if r.take("slice") {
		r.at++
	}
	r.must("in")
	r.must("array")
	r.expression("loop")
	r.must("loop")
	r.body()
}

func (r *reader) leaveLoop() {
	r.until("when")
	if r.take("when") {
		r.expression()
	}
}

func (r *reader) returns() {
	switch {
	case r.take("query"):
		if r.take("execute") {
			r.dynamic()
		} else {
			r.query(r.until())
		}
	default:
		r.take("next")
		r.expression()
	}
}

// raise reads RAISE [level] [condition or format, expressions] [USING option = expression, …].
func (r *reader) raise() {
	r.take("exception", "warning", "notice", "info", "log", "debug")
	r.until(",", "using")
	if r.take(",") {
		r.expression("using")
	}
	if r.take("using") {
		for {
			r.at++ // the option
			r.must("=", ":=")
			r.expression(",")
			if !r.take(",") {
				return
			}
		}
	}
}

// dynamic reads EXECUTE expression [INTO …] [USING …]. Only SQL that is there as a constant is known.
func (r *reader) dynamic(stops ...string) {
	from := r.at
	text := r.until(append(stops, "into", "using")...)
	if r.at == from+1 && r.list[from].constant {
		r.d.add(value(text).GetAConst().GetSval().GetSval(), newScope(nil)) // it sees no variables
	} else {
		r.evaluate(text)
	}
	for r.peek().is("into", "using") {
		if r.next().is("into") {
			r.take("strict")
		}
		r.expression(append(stops, "into", "using")...)
	}
}

// open reads OPEN cursor [(arguments)] or OPEN cursor [[NO] SCROLL] FOR query.
func (r *reader) open() {
	r.at++
	r.take("no")
	r.take("scroll")
	switch {
	case !r.take("for"):
		r.cursorArguments()
	case r.take("execute"):
		r.dynamic()
	default:
		r.query(r.until())
	}
}
