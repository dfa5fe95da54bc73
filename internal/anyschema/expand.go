package anyschema

import (
	"fmt"
	"strings"
)

// name is the object's name as SQL calls it.
func (o *object) name() string {
	switch {
	case o.sort.named != "":
		return o.expand(o.sort.named)
	case o.sort.global:
		return o.ident
	case o.in != nil:
		return o.in.name() + "." + o.ident
	}
	return "public." + o.ident
}

// expand replaces what stands in braces: {name} and {ident} are the object's name with and without its schema, {key}
// its number, {option} what was chosen, {ref} the name of another object, and {ref.x} what {x} is there. {ref?text} is
// the text if there is such an object, and {ref!text} if there is none.
func (o *object) expand(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inside, after := closing(rest)
		b.WriteString(o.value(inside))
		text = after
	}
}

// closing cuts a text at the brace that closes it.
func closing(text string) (inside, after string) {
	depth := 1
	for i, r := range text {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return text[:i], text[i+1:]
		}
	}
	panic("anyschema: no closing brace in " + text)
}

func (o *object) value(name string) string {
	if ref, then, ok := strings.Cut(name, "?"); ok {
		if o.refs[ref] == nil {
			return ""
		}
		return o.expand(then)
	}
	if ref, then, ok := strings.Cut(name, "!"); ok {
		if o.refs[ref] != nil {
			return ""
		}
		return o.expand(then)
	}
	if ref, inner, ok := strings.Cut(name, "."); ok {
		return o.other(ref).value(inner)
	}
	if f := o.sort.computed[name]; f != nil {
		return o.expand(f(o))
	}
	switch name {
	case "name":
		return o.name()
	case "ident":
		return o.ident
	case "schema":
		if o.in == nil {
			return "public"
		}
		return o.in.name()
	case "key":
		return fmt.Sprint(o.key)
	}
	if text, ok := o.picked[name]; ok {
		return o.expand(text)
	}
	return o.other(name).name()
}

func (o *object) other(ref string) *object {
	if to := o.refs[ref]; to != nil {
		return to
	}
	panic(fmt.Sprintf("anyschema: %s has no %q", o.sort.name, ref))
}
