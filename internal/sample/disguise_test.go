package sample

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func never(string) bool { return false }

// TestDisguise draws texts: shape and length stay, and what differs still differs.
func TestDisguise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringMatching(`[A-Za-z0-9@. äÖß漢ж-]{0,12}`).Draw(t, "a"), rapid.StringMatching(`[A-Za-z0-9@. äÖß漢ж-]{0,12}`).Draw(t, "b")
		x, y := disguise(a), disguise(b)
		if (a == b) != (x == y) {
			t.Fatalf("%q and %q become %q and %q", a, b, x, y)
		}
		if len(x) != len(a) || utf8.RuneCountInString(x) != utf8.RuneCountInString(a) || x != disguise(a) {
			t.Fatalf("%q becomes %q", a, x)
		}
		ra, rx := []rune(a), []rune(x)
		for i := range ra {
			if kindOf(ra[i]) != kindOf(rx[i]) || kindOf(ra[i]) == 0 && ra[i] != rx[i] {
				t.Fatalf("%q becomes %q", a, x)
			}
		}
	})
}

func TestDisguiseKeeps(t *testing.T) {
	if x, y := disguise("Alice"), disguise("alice"); x == "Alice" || strings.ToLower(x) != y {
		t.Errorf("%q and %q", x, y)
	}
	if got := disguise("ann@example.com"); got == "ann@example.com" || strings.Index(got, "@") != 3 || strings.Index(got, ".") != 11 {
		t.Error(got)
	}
	keep := func(s string) bool { return s == "paid" }
	got := disguiseJSON(`{"status": "paid", "name": "Ann", "list": [1.50, null, "Bob"]}`, keep)
	if !strings.Contains(got, `"status":"paid"`) || strings.Contains(got, "Ann") || strings.Contains(got, "Bob") || !strings.Contains(got, "1.50,null") {
		t.Error(got)
	}
	if got := disguiseArray(`{paid,NULL,"a b",Ann}`, keep); !strings.HasPrefix(got, `{paid,NULL,"`) || strings.Contains(got, "Ann") || len(got) != len(`{paid,NULL,"a b",Ann}`) {
		t.Error(got)
	}
	if got := disguiseJSON("not json", never); len(got) != 8 || got == "not json" {
		t.Error(got)
	}
}
