package parse

import (
	"fmt"
	"strings"
)

// effect is what a psql command means for the desired state.
type effect int

const (
	refused effect = iota
	harmless
	include         // \i: relative to the working directory
	includeRelative // \ir: relative to the including file
	connect
)

// effectOf knows psql's commands by name. What is not named here is refused.
func effectOf(name string) effect {
	switch name {
	case "i", "include":
		return include
	case "ir", "include_relative":
		return includeRelative
	case "c", "connect":
		return connect
	case "restrict", "unrestrict", // pg_dump's guard against injected commands
		"set", "unset", "echo", "qecho", "warn", "encoding",
		"pset", "timing", "x", "a", "t", "f", "H", "C", "T", "errverbose", "conninfo":
		return harmless
	}
	return refused
}

// insteadOf says what to do about a psql command that is refused.
func insteadOf(name string) string {
	switch name {
	case "copy":
		return "Rows are no part of a schema: load them in a data migration or a seed script."
	case "!", "o", "w", "s", "cd", "setenv", "getenv", "e", "edit", "ef", "ev":
		return "Nothing outside of the database is touched while a schema is read: delete this line."
	case "if", "elif", "else", "endif":
		return "A schema is the same wherever it is read: write what should exist without conditions."
	case "g", "gx", "gexec", "gset", "gdesc", "watch", "crosstabview", "bind":
		return "Results of queries do not make a schema: write the definitions themselves."
	case "q", "quit":
		return `Text after \q would be left out: delete it together with this line.`
	}
	return `Of psql's commands only \i and \ir have a meaning here, and what pg_dump writes is passed over: delete this line.`
}

// command does what one psql line asks for.
func (r *reader) command(src *source, c command) {
	refuse := func(message, hint string) { r.mistakes.add(src.errorAt(c.offset, message, hint)) }
	switch effectOf(c.name) {
	case include, includeRelative:
		path, problem := commandArgument(c.rest)
		if problem != "" {
			refuse(fmt.Sprintf(`\%s %s`, c.name, problem), `Write one file name; put it in single quotes if it has spaces.`)
			return
		}
		r.include(src, c, path, effectOf(c.name) == includeRelative)
	case connect:
		r.connect(src, c)
	case refused:
		refuse(fmt.Sprintf(`the psql command \%s has no place in a schema`, c.name), insteadOf(c.name))
	case harmless:
	}
}

// connect passes over the \connect of a dump. A second database means that the
// text is a dump of a whole server.
func (r *reader) connect(src *source, c command) {
	words := strings.Fields(c.rest)
	if len(words) == 0 || words[0] == "-" {
		return
	}
	database := words[len(words)-1]
	if !strings.HasPrefix(words[0], "-") {
		database = words[0]
	}
	if r.database == "" {
		r.database = database
	}
	if r.database != database {
		r.mistakes.add(src.errorAt(c.offset,
			fmt.Sprintf(`\%s goes to a second database, %s, after %s`, c.name, database, r.database),
			"One schema describes one database: keep each in a file of its own (pg_dump writes one, pg_dumpall writes all)."))
	}
}

// commandArgument reads the one argument of a psql command by psql's quoting rules.
// The second result says what is wrong with it.
func commandArgument(rest string) (argument, problem string) {
	var b strings.Builder
	i := 0
	for i < len(rest) && !isSpace(rest[i]) {
		switch c := rest[i]; {
		case c == '\'' || c == '"':
			end := skipQuoted(rest, i, c, c == '\'')
			if end-i < 2 || rest[end-1] != c {
				return "", "has a quote that does not close"
			}
			b.WriteString(unquoteArgument(rest[i+1:end-1], c))
			i = end
		case c == '`':
			return "", "runs a program to get the file name"
		case c == ':' && i+1 < len(rest) && (isNameByte(rest[i+1]) || rest[i+1] == '\'' || rest[i+1] == '"'):
			return "", "takes the file name from a variable"
		default:
			b.WriteByte(c)
			i++
		}
	}
	switch {
	case b.Len() == 0:
		return "", "names no file"
	case strings.TrimSpace(rest[i:]) != "":
		return "", "has more than one argument"
	}
	return b.String(), ""
}

func unquoteArgument(inner string, quote byte) string {
	doubled := strings.ReplaceAll(inner, string([]byte{quote, quote}), string(quote))
	if quote == '"' {
		return doubled
	}
	return strings.NewReplacer(`\\`, `\`, `\'`, `'`, `\n`, "\n", `\t`, "\t").Replace(doubled)
}
