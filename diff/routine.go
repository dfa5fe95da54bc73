package diff

import (
	"slices"
	"strings"

	"pawl/schema"
)

// routine says what CREATE OR REPLACE cannot change (ProcedureCreate in src/backend/catalog/pg_proc.c). of takes
// what a function and a procedure have in common out of either.
func routine[T schema.Object](of func(T) schema.Routine) attrs[T] {
	return attrs[T]{
		{Name: "Definition", Text: true},
		{Name: "Inputs", ReplaceIf: func(from, to T) bool { return renamesInput(of(from).Inputs, of(to).Inputs) }},
		{Name: "Outputs", Replace: true},
		{Name: "Defaults", Text: true, ReplaceIf: func(from, to T) bool { return losesDefault(of(from), of(to)) }},
		{Name: "Result", Replace: true},
	}
}

// renamesInput says that an argument with a name gets another, or that one becomes VARIADIC. PostgreSQL would
// replace the latter, but calls in views would go on passing an array.
func renamesInput(from, to []string) bool {
	if len(from) != len(to) || countVariadic(from) != countVariadic(to) {
		return true
	}
	for i := range from {
		if from[i] != "" && from[i] != to[i] {
			return true
		}
	}
	return false
}

func countVariadic(names []string) int {
	n := 0
	for _, name := range names {
		if strings.HasPrefix(name, "VARIADIC ") {
			n++
		}
	}
	return n
}

// losesDefault says that an argument loses its default. That of a polymorphic argument must also keep its type,
// which the texts do not tell.
func losesDefault(from, to schema.Routine) bool {
	if len(to.Defaults) < len(from.Defaults) {
		return true
	}
	kept := to.Defaults[len(to.Defaults)-len(from.Defaults):]
	return strings.Contains(from.Args, "any") && !slices.Equal(from.Defaults, kept)
}
