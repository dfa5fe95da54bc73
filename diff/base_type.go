package diff

import "pawl/schema"

// What ALTER TYPE cannot change takes the shell type with it, and everything that stands on that: the functions of the
// type cannot be dropped without it.
const fixedInShell = "the shell type compares it"

var baseType = attrs[*schema.BaseType]{
	{Name: "Input", Ignored: fixedInShell},
	{Name: "Output", Ignored: fixedInShell},
	{Name: "Receive"},
	{Name: "Send"},
	{Name: "TypmodIn"},
	{Name: "TypmodOut"},
	{Name: "Analyze"},
	{Name: "Subscript"},
	{Name: "Length", Ignored: fixedInShell},
	{Name: "ByValue", Ignored: fixedInShell},
	{Name: "Alignment", Ignored: fixedInShell},
	{Name: "Storage"},
	{Name: "Category", Ignored: fixedInShell},
	{Name: "Preferred", Ignored: fixedInShell},
	{Name: "HasDefault", Ignored: fixedInShell},
	{Name: "Default", Ignored: fixedInShell},
	{Name: "Element", Ignored: fixedInShell},
	{Name: "Delimiter", Ignored: fixedInShell},
	{Name: "Collatable", Ignored: fixedInShell},
}
