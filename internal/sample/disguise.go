package sample

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// disguise gives a text others of the same length in its place: letters for letters, capitals for capitals, digits for digits, and
// all else as it is. Each character is exchanged by a permutation that depends on those before it; so the same text always gets the
// same, different ones get different ones, also where capitals do not count, and texts that begin alike still do.
func disguise(text string) string {
	var out strings.Builder
	state := fnv.New64a()
	for _, r := range text {
		out.WriteRune(exchanged(r, state.Sum64()))
		var b [4]byte
		binary.LittleEndian.PutUint32(b[:], uint32(unicode.ToLower(r)))
		state.Write(b[:])
	}
	return out.String()
}

// exchanged is the character that stands for another one.
func exchanged(r rune, seed uint64) rune {
	switch {
	case '0' <= r && r <= '9':
		return '0' + permuted(r-'0', 10, seed)
	case 'a' <= r && r <= 'z':
		return 'a' + permuted(r-'a', 26, seed)
	case 'A' <= r && r <= 'Z':
		return 'A' + permuted(r-'A', 26, seed)
	case r < utf8.RuneSelf || r == utf8.RuneError:
		return r
	}
	var alike []rune // of the same 64 code points, which take the same number of bytes
	at := -1
	for c := r &^ 63; c < r&^63+64; c++ {
		if kindOf(c) == kindOf(r) {
			if c == r {
				at = len(alike)
			}
			alike = append(alike, c)
		}
	}
	if kindOf(r) == 0 {
		return r
	}
	return alike[permuted(rune(at), len(alike), seed)]
}

// kindOf tells letters of different cases, and digits, from each other and from all else. A letter whose other case is not at the
// same place of another row counts as having none.
func kindOf(r rune) int {
	switch {
	case unicode.IsDigit(r):
		return 4
	case unicode.IsUpper(r):
		return 1
	case unicode.IsLower(r):
		return 2
	case unicode.IsLetter(r):
		return 3
	}
	return 0
}

// permuted is where a number from 0 up to n goes.
func permuted(i rune, n int, seed uint64) rune {
	return rune(rand.New(rand.NewPCG(seed, uint64(n))).Perm(n)[i])
}

// disguiseJSON does it to the texts in a JSON value, and leaves its keys and all else. What is none is disguised as a text.
func disguiseJSON(text string, keep func(string) bool) string {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var value any
	if d.Decode(&value) != nil {
		return disguise(text)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if e.Encode(disguised(value, keep)) != nil {
		return "null"
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func disguised(value any, keep func(string) bool) any {
	switch v := value.(type) {
	case string:
		if keep(v) {
			return v
		}
		return disguise(v)
	case []any:
		for i := range v {
			v[i] = disguised(v[i], keep)
		}
	case map[string]any:
		for k := range v {
			v[k] = disguised(v[k], keep)
		}
	}
	return value
}

var element = regexp.MustCompile(`\bNULL\b|[^{},"]+`)

// disguiseArray does it to the elements of an array of texts, as PostgreSQL writes it.
func disguiseArray(text string, keep func(string) bool) string {
	return element.ReplaceAllStringFunc(text, func(e string) string {
		if e == "NULL" || keep(e) {
			return e
		}
		return disguise(e)
	})
}
