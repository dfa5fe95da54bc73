package render

import (
	"testing"

	"pawl/diff"
	"pawl/schema"
)

// TestEveryChangeIsSpelled fails when an attribute can change in place and nothing writes that.
func TestEveryChangeIsSpelled(t *testing.T) {
	for _, k := range schema.Kinds {
		s := spellerOf(k.Kind)
		for _, attr := range diff.SpecOf(k.Kind).InPlace() {
			if !s.alters(attr) {
				t.Errorf("%s of a %s can change in place, but nothing writes that", attr, k.Kind)
			}
		}
	}
	for k := range kinds {
		if schema.Rank(k) == 0 {
			t.Errorf("kind %q has a line in render, and none in schema", k)
		}
	}
}
