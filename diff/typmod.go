package diff

import (
	"strconv"
	"strings"
)

// widens says whether every value of the first type is, unchanged, one of the second, where both have the same
// base type and differ in the modifier alone. A value that does not fit any more when turned back is refused by
// PostgreSQL for varchar and varbit; numeric must not lose digits, so its scale has to stay.
func widens(from, to, base string) bool {
	a, aOK := Modifiers(from)
	b, bOK := Modifiers(to)
	switch base {
	case "character varying", "bit varying":
		return !bOK || aOK && b[0] >= a[0]
	case "numeric":
		return aOK && bOK && b[1] == a[1] && b[0] >= a[0]
	}
	return false
}

// Modifiers reads the numbers in the parentheses of a type as format_type writes it; ok is false without any.
func Modifiers(typ string) (numbers [2]int, ok bool) {
	_, rest, ok := strings.Cut(typ, "(")
	if !ok {
		return numbers, false
	}
	inside, _, _ := strings.Cut(rest, ")")
	for i, text := range strings.SplitN(inside, ",", 2) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return numbers, false
		}
		numbers[i] = n
	}
	return numbers, true
}
