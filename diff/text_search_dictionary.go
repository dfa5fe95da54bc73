package diff

import (
	"cmp"
	"slices"

	"pawl/schema"
)

// textSearchDictionary: ALTER TEXT SEARCH DICTIONARY changes its options; its template stays.
var textSearchDictionary = attrs[*schema.TextSearchDictionary]{
	{Name: "Template", Replace: true},
	{Name: "Options", Same: func(from, to *schema.TextSearchDictionary) bool {
		return slices.Equal(byName(from.Options), byName(to.Options))
	}},
}

func byName(options []schema.DictionaryOption) []schema.DictionaryOption {
	return slices.SortedFunc(slices.Values(options), func(a, b schema.DictionaryOption) int {
		return cmp.Compare(a.Name, b.Name)
	})
}
