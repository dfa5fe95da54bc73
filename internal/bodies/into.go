package bodies

import "strings"

// execute reads a statement of SQL. INTO and what follows it belong to PL/pgSQL, wherever they stand in it
// (make_execsql_stmt in pl_gram.y).
func (r *reader) execute() {
	start := r.at
	first := r.peek()
	text := r.until()
	end := min(r.at, len(r.list))
	for i := start + 1; i < end; i++ {
		if !r.list[i].is("into") || r.list[i-1].is("insert", "merge") || first.is("import") {
			continue
		}
		stop := r.targets(i+1, end)
		text = r.slice(start, i) + " " + r.slice(stop, end)
		targets := r.slice(i+1, stop)
		if r.list[min(i+1, end-1)].is("strict") {
			targets = strings.TrimSpace(targets[len("strict"):])
		}
		r.evaluate(targets)
		break
	}
	r.query(text)
}

// targets gives the index behind a list of variables.
func (r *reader) targets(i, end int) int {
	if i < end && r.list[i].is("strict") {
		i++
	}
	for i < end {
		i++ // a name
		for i+1 < end && r.list[i].text == "." {
			i += 2
		}
		if i >= end || r.list[i].text != "," {
			return i
		}
		i++
	}
	return i
}
