package render

import "strings"

// Ident quotes a name where PostgreSQL's quote_ident would
// (https://www.postgresql.org/docs/current/functions-string.html).
func Ident(name string) string {
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

// Literal quotes text as a string constant, as quote_literal does.
func Literal(text string) string {
	quoted := "'" + strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\\`), "'", "''") + "'"
	if strings.Contains(text, `\`) {
		return "E" + quoted
	}
	return quoted
}

// Dollar quotes text with a dollar tag that does not occur in it.
func Dollar(text string) string {
	tag := "$$"
	for n := 0; strings.Contains(text+"$", tag); n++ {
		tag = "$pawl" + strings.Repeat("_", n) + "$"
	}
	return tag + text + tag
}
