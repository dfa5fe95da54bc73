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

// QuoteName quotes the parts of a qualified name, and leaves out those that are empty.
func QuoteName(parts ...string) string {
	var quoted []string
	for _, p := range parts {
		if p != "" {
			quoted = append(quoted, QuoteIdent(p))
		}
	}
	return strings.Join(quoted, ".")
}

// QuoteLiteral quotes text as a string constant, as PostgreSQL's quote_literal does
// (https://www.postgresql.org/docs/current/functions-string.html).
func QuoteLiteral(text string) string {
	quoted := "'" + strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\\`), "'", "''") + "'"
	if strings.Contains(text, `\`) {
		return "E" + quoted
	}
	return quoted
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
