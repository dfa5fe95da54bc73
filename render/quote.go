package render

import (
	"strings"

	"pawl/schema"
)

// Ident quotes a name where it needs it.
func Ident(name string) string { return schema.QuoteIdent(name) }

// Literal quotes text as a string constant.
func Literal(text string) string { return schema.QuoteLiteral(text) }

// Dollar quotes text with a dollar tag that does not occur in it.
func Dollar(text string) string {
	tag := "$$"
	for n := 0; strings.Contains(text+"$", tag); n++ {
		tag = "$pawl" + strings.Repeat("_", n) + "$"
	}
	return tag + text + tag
}
