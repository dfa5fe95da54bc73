package render

import "pawl/schema"

var aggregate = ddl[*schema.Aggregate]{
	found:  foundRoutine[*schema.Aggregate],
	create: func(w *writer, a *schema.Aggregate, _ []schema.Object) { createAggregate(w, a, "CREATE AGGREGATE ") },
	drop: func(w *writer, a *schema.Aggregate) {
		w.kw("DROP AGGREGATE ").name(a.Schema, a.Name).kw("(").expr(orElse(a.Args, "*")).kw(")").end()
	},
	rename: func(w *writer, from, to *schema.Aggregate) {
		w.kw("ALTER AGGREGATE ").name(from.Schema, from.Name).kw("(").expr(orElse(from.Args, "*")).
			kw(") RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, _, to *schema.Aggregate, _ []string) {
		createAggregate(w, to, "CREATE OR REPLACE AGGREGATE ")
	},
	safety: routineVerdicts,
}

func createAggregate(w *writer, a *schema.Aggregate, verb keyword) {
	w.kw(verb).name(a.Schema, a.Name).kw("(").expr(orElse(a.Arguments, "*")).kw(") (\n    ")
	transition(w, a.Plain, a.Type, "")
	support := func(word keyword, n schema.Name) {
		if !n.IsZero() {
			w.kw(",\n    ").kw(word).kw(" = ").qualified(n)
		}
	}
	support("COMBINEFUNC", a.Combine)
	support("SERIALFUNC", a.Serial)
	support("DESERIALFUNC", a.Deserial)
	if a.Moving != (schema.Transition{}) {
		w.kw(",\n    ")
		transition(w, a.Moving, a.Type, "M")
	}
	if !a.SortOp.IsZero() {
		// The name of an operator is never quoted.
		w.kw(",\n    SORTOP = OPERATOR(").name(a.SortOp.Schema).kw(".").expr(a.SortOp.Name).kw(")")
	}
	switch a.Parallel {
	case "s":
		w.kw(",\n    PARALLEL = SAFE")
	case "r":
		w.kw(",\n    PARALLEL = RESTRICTED")
	}
	if a.Type == "h" {
		w.kw(",\n    HYPOTHETICAL")
	}
	w.kw("\n)").end()
}

// transition writes one of the two ways of computing; the parameters of the moving one begin with M.
func transition(w *writer, t schema.Transition, typ string, m keyword) {
	next := func(word keyword) *writer { return w.kw(",\n    ").kw(m).kw(word) }
	w.kw(m).kw("SFUNC = ").qualified(t.Function)
	if !t.Inverse.IsZero() {
		next("INVFUNC = ").qualified(t.Inverse)
	}
	next("STYPE = ").expr(t.State)
	if t.Space != 0 {
		next("SSPACE = ").number(int64(t.Space))
	}
	if !t.Final.IsZero() {
		next("FINALFUNC = ").qualified(t.Final)
	}
	if t.FinalExtra {
		next("FINALFUNC_EXTRA")
	}
	if how := modify(t.FinalModify); how != either(typ == "n", "READ_ONLY", "READ_WRITE") {
		next("FINALFUNC_MODIFY = ").kw(how)
	}
	if t.Initial != nil {
		next("INITCOND = ").literal(*t.Initial)
	}
}

func modify(how string) keyword {
	switch how {
	case "r":
		return "READ_ONLY"
	case "s":
		return "SHAREABLE"
	}
	return "READ_WRITE"
}
