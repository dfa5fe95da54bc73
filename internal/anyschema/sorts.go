package anyschema

import (
	"slices"

	"pawl/schema"
)

// sorts lists all sorts of objects.
var sorts = slices.Concat(types, routines, operators, search, foreign, relations, parts, whole)

// sortNamed returns the sort of this name. A reference to one that does not exist is a mistake in this package.
func sortNamed(name string) *sort {
	for i := range sorts {
		if sorts[i].name == name {
			return &sorts[i]
		}
	}
	panic("anyschema: no sort " + name)
}

// renamable are the sorts whose objects an annotation can rename.
var renamable = map[string]bool{"table": true, "view": true, "sequence": true, "index": true}

// undrawn are the kinds that no sort makes, and why.
var undrawn = map[schema.Kind]string{
	schema.KindRole:          onRequest,
	schema.KindMembership:    onRequest,
	schema.KindOwner:         onRequest,
	schema.KindSecurityLabel: "a server without a provider for labels refuses them",
}

const onRequest = "it is compared on request alone, and belongs to the whole server"

// kinds is short for a list of kinds.
func kinds(list ...schema.Kind) []schema.Kind { return list }
