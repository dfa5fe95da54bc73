package render

import (
	"strconv"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// keyword is text of this program that goes into SQL as it is. Only constants become one without being told to.
type keyword string

// writer collects statements.
type writer struct {
	conversions
	// owners knows who owns what.
	owners owners
	// inline writes an object as a part of its host's CREATE.
	inline func(o schema.Object)
	// major is the version of the server that the statements are for.
	major int
	// inheriting says that the table that is being written has parents.
	inheriting bool
	// migration is the name of what is written, if it has one.
	migration string
	// batch is how many rows, or pages, are changed at a time; 0 for what is usual.
	batch int
	// step is the step that is being written.
	step plan.Step
	// unpopulated says that a materialized view cannot be read, or not yet: see [schema.Catalog.IsUnreadable].
	unpopulated func(id schema.ID) bool
	// numbers finds the columns whose numbers go on with other sequences.
	numbers func(steps []plan.Step) []numbers
	// clustered says that a table ends up clustered on one of its indexes.
	clustered func(table schema.ID) bool

	b          strings.Builder
	statements []string
	acts       []Act
	looks      bool // rows are asked before anything is changed
}

// kw writes a keyword or punctuation of this program.
func (w *writer) kw(k keyword) *writer {
	w.b.WriteString(string(k))
	return w
}

// name writes a qualified name; empty parts are left out.
func (w *writer) name(parts ...string) *writer {
	w.b.WriteString(schema.QuoteName(parts...))
	return w
}

// names writes a list of names.
func (w *writer) names(list []string) *writer {
	for i, n := range list {
		if i > 0 {
			w.kw(", ")
		}
		w.name(n)
	}
	return w
}

// qualified writes a name with its schema.
func (w *writer) qualified(n schema.Name) *writer { return w.name(n.Schema, n.Name) }

// expr writes text that the server gave: an expression, a type, a definition.
func (w *writer) expr(text string) *writer {
	w.b.WriteString(text)
	return w
}

// assignable says whether values pass from one type to the other without an explicit cast.
// literal writes a string constant.
func (w *writer) literal(text string) *writer {
	w.b.WriteString(Literal(text))
	return w
}

// number writes an integer.
func (w *writer) number(n int64) *writer {
	w.b.WriteString(strconv.FormatInt(n, 10))
	return w
}

// end finishes the statement.
func (w *writer) end() {
	w.statements = append(w.statements, w.b.String())
	w.b.Reset()
}

// options writes a list "name=value" of storage parameters, with the values as constants.
func (w *writer) options(list []string) *writer {
	for i, o := range list {
		if i > 0 {
			w.kw(", ")
		}
		name, value, _ := strings.Cut(o, "=")
		w.parameter(name).kw("=").literal(value)
	}
	return w
}

// parameter writes the name of a storage parameter; that of a toast table has its name space before it.
func (w *writer) parameter(name string) *writer {
	if rest, ok := strings.CutPrefix(name, "toast."); ok {
		return w.kw("toast.").name(rest)
	}
	return w.name(name)
}

// changedOptions writes ALTER … SET and RESET for the parameters that differ; prefix writes the statement's begin.
func (w *writer) changedOptions(from, to []string, prefix func()) {
	var set, reset []string
	have := map[string]bool{}
	for _, o := range from {
		have[o] = true
	}
	wanted := map[string]bool{}
	for _, o := range to {
		name, _, _ := strings.Cut(o, "=")
		wanted[name] = true
		if !have[o] {
			set = append(set, o)
		}
	}
	for _, o := range from {
		if name, _, _ := strings.Cut(o, "="); !wanted[name] {
			reset = append(reset, name)
		}
	}
	if len(set) > 0 {
		prefix()
		w.kw(" SET (").options(set).kw(")").end()
	}
	if len(reset) > 0 {
		prefix()
		w.kw(" RESET (")
		for i, name := range reset {
			if i > 0 {
				w.kw(", ")
			}
			w.parameter(name)
		}
		w.kw(")").end()
	}
}
