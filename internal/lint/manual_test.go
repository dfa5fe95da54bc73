package lint

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

const (
	manual = "../../docs/lint.md"
	begin  = "<!-- Made from internal/lint by go test ./internal/lint -update -->\n"
	end    = "<!-- end -->\n"
)

// TestTheManualHasTheRules keeps the rules in docs/lint.md as the table says.
func TestTheManualHasTheRules(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s has no place for the rules", manual)
	}
	want := before + begin + rulesInManual() + end + after
	if *update {
		if err := os.WriteFile(manual, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(text) != want {
		t.Errorf("%s is not what the table says: go test ./internal/lint -update", manual)
	}
}

func rulesInManual() string {
	var b strings.Builder
	for _, c := range chapters {
		fmt.Fprintf(&b, "\n### %s\n\n| rule | severity | what happens | why | instead |\n|---|---|---|---|---|\n", c.Title)
		for _, r := range c.Rules {
			fmt.Fprintf(&b, "| `%s`<br>%s | %s | %s%s | %s [Manual](%s) | %s |\n", r.Name, r.Code, r.Severity, cell(r.Summary), versions(r),
				cell(r.Why), r.Page(), cell(r.Instead))
		}
	}
	return b.String() + "\n"
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

func versions(r *Rule) string {
	switch {
	case r.Since > 0 && r.Until > 0:
		return fmt.Sprintf(" (PostgreSQL %d to %d)", r.Since, r.Until)
	case r.Since > 0:
		return fmt.Sprintf(" (since PostgreSQL %d)", r.Since)
	case r.Until > 0:
		return fmt.Sprintf(" (up to PostgreSQL %d)", r.Until)
	}
	return ""
}

// TestWhatOthersLookForIsThere fails when the last table of docs/lint.md names a rule that does not exist.
func TestWhatOthersLookForIsThere(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "## What others look for\n")
	names := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(table, -1)
	if len(names) < 50 {
		t.Errorf("only %d rules are named", len(names))
	}
	for _, m := range names {
		if !strings.Contains(m[1], " ") && Find(m[1]) == nil && m[1] != "pawl" {
			t.Errorf("there is no rule %s", m[1])
		}
	}
}
