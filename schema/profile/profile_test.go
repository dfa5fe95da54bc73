package profile

import (
	"os"
	"strings"
	"testing"

	"pawl/schema/filter"
)

func TestProfiles(t *testing.T) {
	docs, err := os.ReadFile("../../docs/filters.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range All {
		if _, err := filter.New(nil, p.Exclude); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		if found, err := Find(p.Name); err != nil || found.Platform != p.Platform || seen[p.Name] {
			t.Errorf("%s is found as %v, %v", p.Name, found, err)
		}
		seen[p.Name] = true
		if !strings.Contains(string(docs), "| `"+p.Name+"` | "+p.Platform+" |") {
			t.Errorf("docs/filters.md has no line for %s", p.Name)
		}
		for _, evidence := range append(p.Roles, p.Schemas...) {
			if !strings.Contains(string(docs), evidence) {
				t.Errorf("docs/filters.md does not say that %s shows %s", evidence, p.Name)
			}
		}
	}
}

func TestDetect(t *testing.T) {
	for _, p := range All {
		found := Detect(p.Roles, p.Schemas)
		if len(found) != 1 || found[0].Name != p.Name {
			t.Errorf("%s is found as %v", p.Name, found)
		}
		if len(p.Roles) > 0 && len(Detect(p.Roles[1:], p.Schemas)) > 0 {
			t.Errorf("%s is found by less than what shows it", p.Name)
		}
	}
	if found := Detect([]string{"postgres"}, []string{"public"}); len(found) > 0 {
		t.Errorf("an ordinary server is taken for %v", found)
	}
}
