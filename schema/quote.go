package schema

import "strings"

// QuoteIdent quotes a name where PostgreSQL's quote_ident would
// (https://www.postgresql.org/docs/current/functions-string.html), which is how the server writes it in expressions.
func QuoteIdent(name string) string {
	if plain(name) && !keywords[name] {
		return name
	}
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

func plain(name string) bool {
	for i, r := range name {
		letter := r >= 'a' && r <= 'z' || r == '_'
		digit := r >= '0' && r <= '9'
		if !letter && (i == 0 || !digit) {
			return false
		}
	}
	return name != ""
}
