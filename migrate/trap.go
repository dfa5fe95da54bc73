package migrate

import (
	"fmt"
	"regexp"
	"strings"

	"pawl/schema/parse"
)

// trap is text that a client takes for something of its own wherever it stands, also in the body of a function.
type trap struct {
	// pattern finds it. Its one group is the character that is written otherwise, so that it is none any more.
	pattern *regexp.Regexp
	// harmless says that it means nothing outside of string constants.
	harmless bool
}

// disarm writes the string constants of SQL that hold traps in another way, which means the same. It is an error if a
// trap stands elsewhere, in a name.
func disarm(sql string, traps []trap) (string, error) {
	for _, t := range traps {
		// What is found first may hide what comes after it.
		for {
			changed, err := t.disarmOnce(sql)
			if err != nil {
				return "", err
			}
			if changed == sql {
				break
			}
			sql = changed
		}
		if at := t.pattern.FindStringIndex(sql); at != nil && !t.harmless {
			return "", fmt.Errorf("%q stands in it, which the client would take for something of its own: choose another name, or another format",
				strings.TrimSpace(sql[at[0]:at[1]]))
		}
	}
	return sql, nil
}

func (t trap) disarmOnce(sql string) (string, error) {
	found := t.pattern.FindAllStringSubmatchIndex(sql, -1)
	if len(found) == 0 {
		return sql, nil
	}
	spans, err := parse.Strings(sql)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	done := 0
	for _, s := range spans {
		at := map[int]bool{}
		for _, m := range found {
			if s.Start <= m[2] && m[2] < s.End {
				at[m[2]-s.Start] = true
			}
		}
		if len(at) > 0 {
			out.WriteString(sql[done:s.Start] + requote(sql[s.Start:s.End], at))
			done = s.End
		}
	}
	return out.String() + sql[done:], nil
}

// requote writes a string constant with backslash escapes, and so the characters at the given offsets
// (https://www.postgresql.org/docs/current/sql-syntax-lexical.html, String Constants with C-Style Escapes).
func requote(constant string, at map[int]bool) string {
	open, body, double := 1, "", `'`
	switch constant[0] {
	case '$':
		open = strings.IndexByte(constant[1:], '$') + 2
		double = `''`
		body = constant[open : len(constant)-open]
	case 'e', 'E':
		open = 2
		fallthrough
	default:
		body = constant[open : len(constant)-1]
	}
	escaped := open == 2 && constant[0] != '$'
	var out strings.Builder
	out.WriteString("E'")
	for i, r := range body {
		switch {
		case at[open+i] && r < 0x80:
			fmt.Fprintf(&out, `\x%02X`, r)
		case at[open+i]:
			fmt.Fprintf(&out, `\u%04X`, r)
		case r == '\'':
			out.WriteString(double)
		case r == '\\' && !escaped:
			out.WriteString(`\\`)
		default:
			out.WriteRune(r)
		}
	}
	return out.String() + "'"
}

// calm puts a space into what a comment holds of traps.
func calm(comment string, traps []trap) string {
	for _, t := range traps {
		for !t.harmless {
			m := t.pattern.FindStringSubmatchIndex(comment)
			if m == nil {
				break
			}
			comment = comment[:m[3]] + " " + comment[m[3]:]
		}
	}
	return comment
}
