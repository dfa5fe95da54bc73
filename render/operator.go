package render

import "pawl/schema"

// operator has no name to change: PostgreSQL cannot rename operators.
var operator = ddl[*schema.Operator]{
	create: createOperator,
	drop: func(w *writer, o *schema.Operator) {
		w.kw("DROP OPERATOR ")
		operatorSignature(w, o)
		w.end()
	},
	together: func(w *writer, from, to *schema.Operator, attrs []string) {
		if from.Shell {
			createOperator(w, to, nil)
			return
		}
		w.kw("ALTER OPERATOR ")
		operatorSignature(w, to)
		w.kw(" SET (")
		for i, attr := range attrs {
			w.kw(either(i > 0, ", ", ""))
			operatorSetting(w, to, attr)
		}
		w.kw(")").end()
	},
	safety: definitions("queries that use it"),
}

// createOperator writes an operator with its links; those that do not exist yet become shells, which are filled when
// they are created. A shell is written with the operator that names it.
func createOperator(w *writer, o *schema.Operator, _ []schema.Object) {
	if o.Shell {
		return
	}
	w.kw("CREATE OPERATOR ")
	operatorName(w, schema.Name{Schema: o.Schema, Name: o.Name})
	w.kw(" (\n    FUNCTION = ").qualified(o.Function)
	if o.Left != schema.None {
		w.kw(",\n    LEFTARG = ").expr(o.Left)
	}
	if o.Right != schema.None {
		w.kw(",\n    RIGHTARG = ").expr(o.Right)
	}
	set := map[string]bool{
		"Commutator": !o.Commutator.IsZero(), "Negator": !o.Negator.IsZero(), "Restrict": !o.Restrict.IsZero(),
		"Join": !o.Join.IsZero(), "Hashes": o.Hashes, "Merges": o.Merges,
	}
	for _, attr := range []string{"Commutator", "Negator", "Restrict", "Join", "Hashes", "Merges"} {
		if set[attr] {
			w.kw(",\n    ")
			operatorSetting(w, o, attr)
		}
	}
	w.kw("\n)").end()
}

func operatorSetting(w *writer, o *schema.Operator, attr string) {
	function := func(n schema.Name) {
		if n.IsZero() {
			w.kw("NONE")
		} else {
			w.qualified(n)
		}
	}
	link := func(n schema.Name) {
		w.kw("OPERATOR(")
		operatorName(w, n)
		w.kw(")")
	}
	switch attr {
	case "Commutator":
		w.kw("COMMUTATOR = ")
		link(o.Commutator)
	case "Negator":
		w.kw("NEGATOR = ")
		link(o.Negator)
	case "Restrict":
		w.kw("RESTRICT = ")
		function(o.Restrict)
	case "Join":
		w.kw("JOIN = ")
		function(o.Join)
	case "Hashes":
		w.kw("HASHES")
	case "Merges":
		w.kw("MERGES")
	}
}

// operatorName writes the name of an operator: its symbols are never quoted.
func operatorName(w *writer, n schema.Name) { w.name(n.Schema).kw(".").expr(n.Name) }

func operatorSignature(w *writer, o *schema.Operator) {
	operatorName(w, schema.Name{Schema: o.Schema, Name: o.Name})
	w.kw(" (").expr(o.Left).kw(", ").expr(o.Right).kw(")")
}
