package arch

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"pawl/schema"
)

// TestTheCodesAreDocumented keeps docs/codes.md in step with the codes.
func TestTheCodesAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/codes.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []schema.UnmodelledCode
	for _, m := range regexp.MustCompile(`(?m)^\| (PAWL-\w+) \| \S`).FindAllStringSubmatch(string(text), -1) {
		documented = append(documented, schema.UnmodelledCode(m[1]))
	}
	if !slices.Equal(documented, schema.UnmodelledCodes) {
		t.Errorf("docs/codes.md explains %v; the codes are %v", documented, schema.UnmodelledCodes)
	}
	source, err := os.ReadFile("../../schema/unmodelled.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range regexp.MustCompile(`PAWL-\w+`).FindAllString(string(source), -1) {
		if !slices.Contains(schema.UnmodelledCodes, schema.UnmodelledCode(code)) {
			t.Errorf("schema.UnmodelledCodes lacks %s", code)
		}
	}
}
