package fill

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ore is what the texts of constraints hold that values may be made of.
type ore struct {
	strings []string
	numbers []string
}

var (
	quotedName = regexp.MustCompile(`"(?:[^"]|"")*"`)
	stringText = regexp.MustCompile(`(E?)'((?:[^']|'')*)'`)
	numberText = regexp.MustCompile(`\b\d+(?:\.\d+)?\b`)
	isNumber   = regexp.MustCompile(`^-?\d+(?:\.\d+)?$`)
)

// mine takes the literals out of expressions, as PostgreSQL writes them.
func mine(expressions ...string) ore {
	var o ore
	for _, e := range expressions {
		e = stringText.ReplaceAllStringFunc(e, func(literal string) string {
			m := stringText.FindStringSubmatch(literal)
			text := strings.ReplaceAll(m[2], "''", "'")
			if m[1] == "E" {
				text = strings.ReplaceAll(text, `\\`, `\`)
			}
			o.add(text)
			return " "
		})
		for _, n := range numberText.FindAllString(quotedName.ReplaceAllString(e, " "), -1) {
			o.add(n)
		}
	}
	return o
}

func (o *ore) add(text string) {
	list := &o.strings
	if isNumber.MatchString(text) {
		list = &o.numbers
	}
	if !slices.Contains(*list, text) {
		*list = append(*list, text)
	}
}

// longest is how long texts are made because a number stands in a check.
const longest = 2000

// fitting are values that the literals suggest: themselves and their neighbours, texts of that length, made of what is usual
// for the type, and texts that match them as patterns.
func (o ore) fitting(usual []string) []string {
	var list []string
	for _, s := range o.strings {
		list = append(list, s)
		for _, like := range likenesses(s) {
			list = append(list, like)
			list = append(list, o.lengthened(like)...)
		}
		list = append(list, `{"`+s+`": 1}`, `{"`+s+`": "a"}`, "{"+quoted(s)+"}", quoted(s))
	}
	for _, n := range o.numbers {
		list = append(list, neighbours(n)...)
		if length, err := strconv.Atoi(n); err == nil && length >= 0 && length <= longest {
			for _, l := range []int{length, length + 1, max(0, length-1)} {
				list = append(list, strings.Repeat("a", l), strings.Repeat("7", l), strings.Repeat("A", l))
			}
		}
		list = append(list, "{"+n+"}")
	}
	if len(o.numbers) > 0 {
		list = append(list, arraysOf(usual, o.numbers)...)
	}
	return list
}

// lengthened are longer texts that begin like one, of the lengths that the numbers say.
func (o ore) lengthened(text string) []string {
	var list []string
	for _, n := range o.numbers {
		if length, err := strconv.Atoi(n); err == nil && length > len(text) && length <= longest {
			list = append(list, text+strings.Repeat("a", length-len(text)), text+strings.Repeat("7", length-len(text)))
		}
	}
	return list
}

// neighbours are a number, those beside it, and some within reach.
func neighbours(n string) []string {
	list := []string{n}
	value, err := strconv.ParseFloat(n, 64)
	if err != nil {
		return list
	}
	for _, other := range []float64{value + 1, value - 1, value / 2, -value, value * 2} {
		list = append(list, strconv.FormatFloat(other, 'f', -1, 64))
	}
	return list
}

// arraysOf are arrays of as many elements as the numbers say, if the usual values are arrays.
func arraysOf(usual, numbers []string) []string {
	if len(usual) == 0 || !strings.HasPrefix(usual[0], `{"`) || !strings.HasSuffix(usual[0], `"}`) {
		return nil
	}
	element := strings.TrimSuffix(strings.TrimPrefix(usual[0], "{"), "}")
	var list []string
	for _, n := range numbers {
		if count, err := strconv.Atoi(n); err == nil && count > 0 && count <= 100 {
			list = append(list, "{"+strings.TrimSuffix(strings.Repeat(element+",", count), ",")+"}")
		}
	}
	return list
}
