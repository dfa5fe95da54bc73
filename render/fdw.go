package render

import "strings"

// fdwOptions writes a list "name=value" as the options of a foreign data wrapper's objects are written.
func (w *writer) fdwOptions(list []string) *writer {
	for i, o := range list {
		if i > 0 {
			w.kw(", ")
		}
		name, value, _ := strings.Cut(o, "=")
		w.name(name).kw(" ").literal(value)
	}
	return w
}

// changedFdwOptions writes the way from one list of options to another: ADD, SET and DROP.
func (w *writer) changedFdwOptions(from, to []string) *writer {
	old := map[string]string{}
	for _, o := range from {
		name, value, _ := strings.Cut(o, "=")
		old[name] = value
	}
	comma := func() {}
	next := func() { comma(); comma = func() { w.kw(", ") } }
	wanted := map[string]bool{}
	for _, o := range to {
		name, value, _ := strings.Cut(o, "=")
		wanted[name] = true
		before, had := old[name]
		if had && before == value {
			continue
		}
		next()
		w.kw(either(had, "SET ", "ADD ")).name(name).kw(" ").literal(value)
	}
	for _, o := range from {
		if name, _, _ := strings.Cut(o, "="); !wanted[name] {
			next()
			w.kw("DROP ").name(name)
		}
	}
	return w
}

// fdwOptionsClause writes OPTIONS as the end of a CREATE, if there are any.
func fdwOptionsClause(w *writer, list []string) {
	if len(list) > 0 {
		w.kw(" OPTIONS (").fdwOptions(list).kw(")")
	}
}

// changedOptionsClause ends an ALTER with the changes of the options.
func changedOptionsClause(w *writer, from, to []string) {
	w.kw(" OPTIONS (").changedFdwOptions(from, to).kw(")").end()
}
