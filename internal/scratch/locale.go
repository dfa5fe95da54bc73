package scratch

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// attempt is one way to make a database; the first that the server accepts is taken.
type attempt struct {
	DatabaseOptions
	wanted string // what was asked for, when this is something else
}

// attempts lists what to try: what was asked for; the same from the C library; C.UTF-8; C, which
// every server has.
func attempts(o DatabaseOptions, major int) []attempt {
	o = o.complete()
	var list []attempt
	if !(o.Provider == "icu" && major < 15 || o.Provider == "builtin" && major < 17) {
		list = append(list, attempt{DatabaseOptions: o})
	}
	wanted := describe(o)
	instead := func(collate, ctype string) {
		list = append(list, attempt{wanted: wanted, DatabaseOptions: DatabaseOptions{
			Encoding: o.Encoding, Provider: "libc", Collate: collate, CType: ctype,
		}})
	}
	if o.Provider != "" && o.Provider != "libc" && o.Collate != "" && o.CType != "" {
		instead(o.Collate, o.CType)
	}
	instead("C.UTF-8", "C.UTF-8")
	instead("C", "C")
	return list
}

// complete fills in the default encoding, and spells a provider out of pg_database.datlocprovider.
func (o DatabaseOptions) complete() DatabaseOptions {
	o.Encoding = cmp.Or(o.Encoding, "UTF8")
	switch o.Provider {
	case "c":
		o.Provider = "libc"
	case "i":
		o.Provider = "icu"
	case "b":
		o.Provider = "builtin"
	}
	return o
}

// describe names a locale for a note.
func describe(o DatabaseOptions) string {
	switch {
	case o.Provider != "" && o.Provider != "libc":
		return fmt.Sprintf("the %s locale %q", o.Provider, o.Locale)
	case o.Collate == "" && o.CType == "":
		return "its own locale with encoding " + o.Encoding
	case o.Collate == o.CType || o.CType == "":
		return fmt.Sprintf("the locale %q", o.Collate)
	case o.Collate == "":
		return fmt.Sprintf("the locale %q", o.CType)
	default:
		return fmt.Sprintf("the locales %q (LC_COLLATE) and %q (LC_CTYPE)", o.Collate, o.CType)
	}
}

// notes tells what the database is instead of what was asked for.
func (a attempt) notes(refused error) []string {
	if a.wanted == "" {
		return nil
	}
	why := ""
	if pgErr, ok := errors.AsType[*pgconn.PgError](refused); ok {
		why = " (" + pgErr.Message + ")"
	}
	return []string{fmt.Sprintf("The scratch server can't make a database with %s%s; it uses %s instead, so text may sort differently there.",
		a.wanted, why, a.Collate)}
}

// sql is the statement. A private server copies files, which is quickest; on a given one that
// would force a checkpoint on everybody, so it keeps its default (from 15, the log).
func (a attempt) sql(name string, major int, private bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE DATABASE %s TEMPLATE template0 ENCODING %s", name, quote(a.Encoding))
	option := func(keyword, value string) {
		if value != "" {
			b.WriteString(" " + keyword + " " + quote(value))
		}
	}
	if major >= 15 && a.Provider != "" {
		option("LOCALE_PROVIDER", a.Provider)
	}
	option("LC_COLLATE", a.Collate)
	option("LC_CTYPE", a.CType)
	switch a.Provider {
	case "icu":
		option("ICU_LOCALE", a.Locale)
	case "builtin":
		option("BUILTIN_LOCALE", a.Locale)
	}
	if major >= 15 && private {
		b.WriteString(" STRATEGY file_copy")
	}
	return b.String()
}

// quote writes a string constant that means the same whatever standard_conforming_strings says.
func quote(s string) string {
	s = strings.ReplaceAll(s, "'", "''")
	if strings.Contains(s, `\`) {
		return "E'" + strings.ReplaceAll(s, `\`, `\\`) + "'"
	}
	return "'" + s + "'"
}

// isLocaleError tells whether a server refuses a database because of its locale: it doesn't have
// it, it doesn't go with the encoding, or it was built without the provider (see createdb in
// src/backend/commands/dbcommands.c).
func isLocaleError(err error) bool {
	pgErr, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return false
	}
	switch pgErr.Code {
	case "42809", // wrong_object_type: invalid locale name
		"22023", // invalid_parameter_value: encoding and locale don't match, ICU doesn't know it
		"0A000", // feature_not_supported: built without ICU
		"42P17": // invalid_object_definition: options that don't go together
		return true
	}
	return false
}
