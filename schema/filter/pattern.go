package filter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pawl/schema"
)

// Pattern selects objects.
type Pattern struct {
	text string
	not  bool
	kind schema.Kind // empty: any
	of   schema.Kind // what is spoken about; empty: any
	bare bool        // a name without kind and dot: a schema's
	name *regexp.Regexp
	args *regexp.Regexp // nil: any
	role *regexp.Regexp // nil: any
}

// kindRole stands before the names of roles. Roles are no objects of a database; what names them is.
const kindRole schema.Kind = "role"

// separator stands between the parts of a name, which hold no zero byte in PostgreSQL.
const separator = "\x00"

// Parse reads a pattern: ["!"] [kind ["on" kind]] name ["(" arguments ")"] ["for" role].
func Parse(text string) (Pattern, error) {
	p := Pattern{text: text}
	rest := strings.TrimSpace(text)
	if rest, p.not = strings.CutPrefix(rest, "!"); p.not {
		rest = strings.TrimSpace(rest)
	}
	p.kind, rest = cutKind(rest)
	if after, ok := strings.CutPrefix(rest, "on "); ok && p.kind != "" {
		p.of, rest = cutKind(strings.TrimSpace(after))
		if p.of == "" {
			return p, fmt.Errorf("pattern %q: after \"on\" stands a kind of object: %s", text, kindNames())
		}
	}
	if err := p.check(rest); err != nil {
		return p, err
	}
	rest, role, ok := cutLast(rest, " for ")
	if ok {
		p.role = glob(role)
	}
	if name, args, ok := cutArguments(rest); ok {
		rest, p.args = name, glob(args)
	}
	if p.kind == kindRole {
		p.role = glob(rest)
		return p, nil
	}
	p.bare = p.kind == "" && !strings.Contains(unquoted(rest), ".")
	p.name = p.nameGlob(rest)
	return p, nil
}

// check refuses what has no name or no known kind.
func (p Pattern) check(name string) error {
	switch {
	case name == "" && p.kind != "":
		return fmt.Errorf("pattern %q: a name is missing after the kind: \"%s *\" is all of them", p.text, p.kind)
	case name == "":
		return fmt.Errorf("pattern %q selects nothing: write a schema, a name like public.tmp_*, or a kind and a name", p.text)
	case strings.Count(name, `"`)%2 == 1:
		return fmt.Errorf("pattern %q: a quote is not closed", p.text)
	case schema.Rank(schema.Kind(name)) > 0 && p.kind == "":
		return fmt.Errorf("pattern %q is a kind: \"%s *\" is all objects of it, \"schema %s\" the schema of that name", p.text, name, name)
	case p.kind == "" && strings.Contains(unquoted(beforeRole(name)), " "):
		return fmt.Errorf("pattern %q: %q is no kind of object; the kinds are %s. A name with a space stands in double quotes",
			p.text, strings.Fields(name)[0], kindNames())
	}
	return nil
}

// beforeRole is a pattern without the role at its end and the arguments before it.
func beforeRole(name string) string {
	name, _, _ = cutLast(name, " for ")
	if before, _, ok := cutArguments(name); ok {
		return before
	}
	return name
}

// nameGlob matches a whole name. With a kind, what is left of it may be left out; without one it begins with a schema.
func (p Pattern) nameGlob(text string) *regexp.Regexp {
	left := ""
	if p.kind != "" {
		left = "(?:.*" + separator + ")?"
	}
	return whole(left + expression(text, wild{any: "[^" + separator + "]*", one: "[^" + separator + "]", dot: "[" + separator + ".]"}))
}

// cutKind takes a kind off the front of a text; of two that fit, the longer one.
func cutKind(text string) (schema.Kind, string) {
	found := schema.Kind("")
	for _, k := range append(kinds(), kindRole) {
		if strings.HasPrefix(text+" ", string(k)+" ") && len(k) > len(found) && text != string(k) {
			found = k
		}
	}
	if found == "" {
		return "", text
	}
	return found, strings.TrimSpace(text[len(found):])
}

func kinds() []schema.Kind {
	var list []schema.Kind
	for _, k := range schema.Kinds {
		list = append(list, k.Kind)
	}
	return list
}

func kindNames() string {
	var names []string
	for _, k := range append(kinds(), kindRole) {
		names = append(names, string(k))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// cutLast cuts around the last occurrence outside of quotes.
func cutLast(text, sep string) (before, after string, found bool) {
	at := strings.LastIndex(unquoted(text), sep)
	if at < 0 {
		return text, "", false
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+len(sep):]), true
}

// cutArguments takes "(…)" off the end.
func cutArguments(text string) (name, args string, found bool) {
	plain := unquoted(text)
	open := strings.Index(plain, "(")
	if open <= 0 || !strings.HasSuffix(plain, ")") {
		return text, "", false
	}
	return strings.TrimSpace(text[:open]), text[open+1 : len(text)-1], true
}

// unquoted is a text of the same length, with what stands in quotes blanked out.
func unquoted(text string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '"':
			inside = !inside
			return '"'
		case inside && r < 0x80:
			return '_'
		}
		return r
	}, text)
}

// wild is what wildcards, and a dot, stand for.
type wild struct{ any, one, dot string }

// glob matches a text that has no parts.
func glob(text string) *regexp.Regexp {
	return whole(expression(text, wild{any: ".*", one: ".", dot: `\.`}))
}

func whole(expression string) *regexp.Regexp { return regexp.MustCompile("(?s)^" + expression + "$") }

// expression translates a text with wildcards. What stands in double quotes is meant as it is.
func expression(text string, w wild) string {
	var b strings.Builder
	quoted := false
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '"' && quoted && i+1 < len(runes) && runes[i+1] == '"':
			b.WriteByte('"')
			i++
		case r == '"':
			quoted = !quoted
		case quoted:
			b.WriteString(regexp.QuoteMeta(string(r)))
		case r == '*':
			b.WriteString(w.any)
		case r == '?':
			b.WriteString(w.one)
		case r == '.':
			b.WriteString(w.dot)
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	return b.String()
}

// String is the pattern as it was written.
func (p Pattern) String() string { return p.text }

// Matches says whether the pattern selects an object by itself, for what it is turned round or not.
func (p Pattern) Matches(o schema.Object) bool { return p.matches(o.ID(), o) }

// rolesIn are the roles for whose sake an object can be selected: what it is itself, or has something to do with alone.
func rolesIn(id schema.ID, o schema.Object) []string {
	if id.Kind == schema.KindRole {
		return []string{id.Name}
	}
	switch o := o.(type) {
	case schema.Entitling:
		return o.RoleNames()
	case *schema.Membership:
		return o.RoleNames()
	}
	return nil
}

// matches takes a nil object for one of which the ID alone is known.
func (p *Pattern) matches(id schema.ID, o schema.Object) bool {
	if p.kind == kindRole {
		return slices.ContainsFunc(rolesIn(id, o), func(name string) bool { return name != "" && p.role.MatchString(name) })
	}
	switch {
	case p.kind != "" && p.kind != id.Kind, p.of != "" && p.of != id.Of:
		return false
	case p.bare && id.Kind != schema.KindSchema, p.kind == "" && !p.bare && id.Schema == "":
		return false
	case p.args != nil && !p.args.MatchString(id.Args):
		return false
	case p.role != nil && !p.role.MatchString(id.Role):
		return false
	}
	return p.name.MatchString(label(id))
}

// label is the name with its parts kept apart.
func label(id schema.ID) string {
	parts := make([]string, 0, 3)
	for _, part := range []string{id.Schema, id.Parent, id.Name} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, separator)
}
