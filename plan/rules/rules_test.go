package rules

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/rules.md")

const introduction = `# Rules

A rule knows how to make a change so that the users of a table do not notice it. What follows is what pawl itself says of
each; this page is made from that. ` + "`rules:`" + ` in pawl.yaml switches one off by its name, ` + "`online: off`" + ` all that are about
tables in use:

` + "```yaml" + `
rules:
  not-null-by-check: off
` + "```" + `

A table that the same migration creates gets the plain statements. Every other one is taken to be large and in use, because
migrations are written against small databases and applied to large ones; statistics can say otherwise ([sizes of tables](stats.md)). The header of a file names the rules that
shaped it.
`

// TestTheManualHasTheRules keeps docs/rules.md as the rules say.
func TestTheManualHasTheRules(t *testing.T) {
	var b strings.Builder
	b.WriteString(introduction)
	seen := map[string]bool{}
	for _, r := range All {
		if seen[r.Name] || r.Doc == "" || r.Stages == nil && r.Rewrite == nil && r.Begin == nil && r.Partings == nil && r.Archive == nil {
			t.Errorf("rule %q has its name from another, says nothing or does nothing", r.Name)
		}
		seen[r.Name] = true
		b.WriteString("\n## " + r.Name + "\n\n" + r.Doc + "\n")
	}
	const path = "../../docs/rules.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != b.String() {
		t.Errorf("%s is not what the rules say: go test ./plan/rules -update", path)
	}
}
