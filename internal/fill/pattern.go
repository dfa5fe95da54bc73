package fill

import (
	"regexp/syntax"
	"strings"
)

// variants is how many texts are made for a pattern.
const variants = 6

// likenesses are texts that match a text taken for a pattern: of LIKE, and of a regular expression.
func likenesses(pattern string) []string {
	var list []string
	if strings.ContainsAny(pattern, "%_") {
		list = append(list, strings.NewReplacer("%", "", "_", "a").Replace(pattern), strings.NewReplacer("%", "ab", "_", "b").Replace(pattern))
	}
	if !strings.ContainsAny(pattern, `^$[(\.*+?|{`) {
		return list
	}
	// Go's regular expressions are close enough to PostgreSQL's: what differs is refused, or does not match and is not taken.
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return list
	}
	for variant := range variants {
		list = append(list, match(parsed, variant, 0))
	}
	return list
}

// farthest is how deep a pattern is followed.
const farthest = 50

// match makes a text that matches; variants choose other branches, letters and repetitions.
func match(re *syntax.Regexp, variant, depth int) string {
	if depth > farthest {
		return ""
	}
	sub := func(i int) string { return match(re.Sub[i], variant, depth+1) }
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCharClass:
		return letter(re.Rune, variant)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return string(rune('a' + variant))
	case syntax.OpCapture:
		return sub(0)
	case syntax.OpConcat:
		var all strings.Builder
		for i := range re.Sub {
			all.WriteString(sub(i))
		}
		return all.String()
	case syntax.OpAlternate:
		return sub(variant % len(re.Sub))
	case syntax.OpStar, syntax.OpQuest:
		return strings.Repeat(sub(0), variant%2)
	case syntax.OpPlus:
		return strings.Repeat(sub(0), 1+variant)
	case syntax.OpRepeat:
		count := re.Min + variant
		if re.Max >= 0 {
			count = min(count, re.Max)
		}
		return strings.Repeat(sub(0), count)
	}
	return "" // a position
}

// letter is one of a class, which is given by pairs of first and last; a visible one, if there is one.
func letter(class []rune, variant int) string {
	for _, preferred := range []string{"abcdef", "ABCDEF", "123456"} {
		r := rune(preferred[variant])
		for i := 0; i+1 < len(class); i += 2 {
			if class[i] <= r && r <= class[i+1] {
				return string(r)
			}
		}
	}
	for i := 0; i+1 < len(class); i += 2 {
		if class[i+1] >= ' ' {
			return string(max(class[i], ' '))
		}
	}
	return ""
}
