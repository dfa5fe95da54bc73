package introspect

import "pawl/schema"

// The secrets are replaced by the queries, so that they never leave the server.

// secretNames matches the names of options with a secret as their value, in wrappers' own words.
const secretNames = `(passw|passphrase|passcode|pwd|secret|token|credential|api_?key|access_?key|private_?key|scram_)`

// harmlessNames matches the options of user mappings that hold no secret. There it is this way round: a mapping
// exists to hold secrets, and every wrapper has its own names for them.
const harmlessNames = `^(user|username|password_required|use_scram_passthrough|sslcert|sslkey|gssdelegation)$`

// options is the sorted list of a foreign data wrapper's options (name=value), without the secrets.
func options(list string) string {
	return optionsIf(list, `pg_catalog.split_part(o, '=', 1) ~* '`+secretNames+`'`)
}

// mappingOptions is options for a user mapping.
func mappingOptions(list string) string {
	return optionsIf(list, `pg_catalog.split_part(o, '=', 1) !~* '`+harmlessNames+`'`)
}

func optionsIf(list, secret string) string {
	return `(SELECT pg_catalog.array_agg(CASE WHEN ` + secret + ` THEN pg_catalog.split_part(o, '=', 1) || '=` + schema.Secret + `'
		ELSE pg_catalog.split_part(o, '=', 1) || '=' || ` + connection(`pg_catalog.substr(o, pg_catalog.strpos(o, '=') + 1)`) + ` END
		ORDER BY pg_catalog.split_part(o, '=', 1) COLLATE "C") FROM pg_catalog.unnest(` + list + `) o)`
}

// connection is a connection string without its secrets, in either form
// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING); other text stays as it is.
func connection(text string) string {
	const (
		userinfo  = `^([a-z][a-z0-9+.-]*://[^:/@]*:)[^/]*@`
		parameter = `([?&]\w*` + secretNames + `\w*=)[^&]*`
		keyword   = `(\m\w*` + secretNames + `\w*\s*=\s*)(''(\\.|[^''\\])*''|(\\.|[^\s\\])+)`
		put       = `', '\1` + schema.Secret
	)
	url := `pg_catalog.regexp_replace(pg_catalog.regexp_replace(` + text + `, '` + userinfo + put + `@', 'i'), '` + parameter + put + `', 'gi')`
	words := `pg_catalog.regexp_replace(` + text + `, '` + keyword + put + `', 'gi')`
	return `CASE WHEN ` + text + ` ~ '^[A-Za-z][A-Za-z0-9+.-]*://' THEN ` + url + ` ELSE ` + words + ` END`
}
