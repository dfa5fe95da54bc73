package diff

import (
	"slices"
	"strings"

	"pawl/schema"
)

var composite = attrs[*schema.Composite]{
	{
		Name: "Attributes",
		// A new attribute comes last; the order is part of how values are written.
		ReplaceIf: func(from, to *schema.Composite) bool {
			return !slices.Equal(attributeNames(attributesAltered(from, to)), attributeNames(to.Attributes))
		},
		Rebuilds: []schema.Kind{
			schema.KindTable, schema.KindColumn, schema.KindComposite, schema.KindDomain, schema.KindRange,
			schema.KindView, schema.KindMaterializedView, schema.KindRule, schema.KindPolicy, schema.KindTrigger,
			schema.KindFunction, schema.KindProcedure, schema.KindIndex, schema.KindConstraint, schema.KindDefault,
		},
		RebuildsIf: compositeRebuilds,
		Loses:      attributesLost,
	},
}

// compositeRebuilds says what PostgreSQL refuses to leave standing (ATPrepAlterColumnType, ATTypedTableRecursion,
// find_composite_type_dependencies): tables of the type for any change, columns with values of it only where the type
// of an attribute changes, and what reads an attribute where that one changes or goes.
func compositeRebuilds(from, to *schema.Composite, dependent schema.Kind) bool {
	dropped, retyped := attributesTouched(from, to)
	switch dependent {
	case schema.KindTable:
		return true
	case schema.KindColumn, schema.KindComposite, schema.KindDomain, schema.KindRange:
		return len(retyped) > 0
	}
	return len(dropped)+len(retyped) > 0
}

// attributesTouched lists the attributes that go and those whose type or collation changes.
func attributesTouched(from, to *schema.Composite) (dropped, retyped []string) {
	for _, a := range from.Attributes {
		b, ok := to.Attribute(a.Name)
		if !ok {
			dropped = append(dropped, a.Name)
		} else if a.Type != b.Type || a.Collation != b.Collation {
			retyped = append(retyped, a.Name)
		}
	}
	return dropped, retyped
}

// attributesAltered are the attributes as DROP and ADD ATTRIBUTE would leave them.
func attributesAltered(from, to *schema.Composite) []schema.Attribute {
	var list []schema.Attribute
	for _, a := range from.Attributes {
		if b, ok := to.Attribute(a.Name); ok {
			list = append(list, b)
		}
	}
	for _, b := range to.Attributes {
		if _, ok := from.Attribute(b.Name); !ok {
			list = append(list, b)
		}
	}
	return list
}

func attributeNames(list []schema.Attribute) []string {
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = a.Name
	}
	return names
}

func attributesLost(from, to *schema.Composite) string {
	var said []string
	for _, a := range from.Attributes {
		b, ok := to.Attribute(a.Name)
		if !ok {
			said = append(said, "the values of attribute "+a.Name)
		} else if a.Type != b.Type {
			if what := retypeLoses(a.AsColumn(), b.AsColumn()); what != "" {
				said = append(said, what+" (attribute "+a.Name+")")
			}
		}
	}
	return strings.Join(said, "; ")
}
