package casetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pawl/diff"
	"pawl/render"
	"pawl/schema"
)

const coverageFile = "../../docs/coverage.md"

// versions are the supported major versions of PostgreSQL.
var versions = []int{14, 15, 16, 17, 18}

// possible says whether PostgreSQL has the action for the kind; the reason is for what it has, and no case can show.
func possible(c Claim) (ok bool, reason string) {
	switch c.Action {
	case Commented:
		ok = render.Commentable(c.Kind)
	case Granted:
		ok = render.Grantable(c.Kind)
	case Dependents:
		ok = !leaves[c.Kind]
	default:
		ok = true
	}
	return ok, unshown[c]
}

// claims lists everything of a kind that a case must cover, those of objects first.
func claims(k schema.Kind) (objects, attributes []Claim) {
	for _, a := range []Action{Created, Dropped, Commented, Granted, Dependents} {
		objects = append(objects, Claim{k, "", a})
	}
	for _, a := range diff.SpecOf(k).Attributes() {
		if a.InPlace() {
			attributes = append(attributes, Claim{k, a.Name, InPlace})
		}
		if a.Replaces() {
			attributes = append(attributes, Claim{k, a.Name, Replaced})
		}
	}
	return objects, attributes
}

// TestCoverage compares docs/coverage.md with what the cases say that they cover, and fails where there is a hole.
func TestCoverage(t *testing.T) {
	covered := readAll(t)
	for _, k := range schema.Kinds {
		objects, attributes := claims(k.Kind)
		for _, c := range append(objects, attributes...) {
			ok, reason := possible(c)
			switch {
			case len(covered[c]) == 0 && ok && reason == "":
				t.Errorf("no case covers %s %s %s", c.Kind, c.Attr, c.Action)
			case len(covered[c]) > 0 && (!ok || reason != ""):
				t.Errorf("%s %s %s is said to be impossible (%s), and a case covers it", c.Kind, c.Attr, c.Action, reason)
			}
		}
	}
	text := coverageText(covered)
	if *update {
		if err := os.WriteFile(coverageFile, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(coverageFile); err != nil || string(got) != text {
		t.Errorf("%s is not what the cases cover: run this test with -update (%v)", coverageFile, err)
	}
}

// readAll finds the versions on which each claim is covered.
func readAll(t *testing.T) map[Claim]map[int]bool {
	t.Helper()
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	covered := map[Claim]map[int]bool{}
	for _, path := range paths {
		c, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		covers, err := readCoverage(c.Section("covers.txt"))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for claim := range covers {
			if covered[claim] == nil {
				covered[claim] = map[int]bool{}
			}
			for _, v := range versions {
				if v >= c.Options.Since && (c.Options.Until == 0 || v <= c.Options.Until) {
					covered[claim][v] = true
				}
			}
		}
	}
	return covered
}

func coverageText(covered map[Claim]map[int]bool) string {
	var kinds, attrs, notes strings.Builder
	for _, k := range schema.Kinds {
		objects, attributes := claims(k.Kind)
		row(&kinds, string(k.Kind), objects, covered)
		for _, a := range diff.SpecOf(k.Kind).Attributes() {
			cells := []Claim{{k.Kind, a.Name, InPlace}, {k.Kind, a.Name, Replaced}}
			if !a.InPlace() {
				cells[0] = Claim{}
			}
			if !a.Replaces() {
				cells[1] = Claim{}
			}
			row(&attrs, string(k.Kind)+" | "+a.Name, cells, covered)
		}
		for _, c := range append(objects, attributes...) {
			if reason := unshown[c]; reason != "" {
				fmt.Fprintf(&notes, "- %s: %s\n", strings.Join(strings.Fields(fmt.Sprint(c.Kind, " ", c.Attr, " ", c.Action)), " "), reason)
			}
		}
	}
	return coverageHead + kinds.String() + coverageAttributes + attrs.String() + coverageNotes + notes.String()
}

func row(b *strings.Builder, name string, cells []Claim, covered map[Claim]map[int]bool) {
	b.WriteString("| " + name)
	for _, c := range cells {
		ok, reason := possible(c)
		switch {
		case c == (Claim{}) || !ok:
			b.WriteString(" | –")
		case reason != "":
			b.WriteString(" | (see below)")
		default:
			b.WriteString(" | " + span(covered[c]))
		}
	}
	b.WriteString(" |\n")
}

// span writes a set of versions: "14–18", "14–16, 18".
func span(set map[int]bool) string {
	var parts []string
	for i := 0; i < len(versions); i++ {
		if !set[versions[i]] {
			continue
		}
		first := i
		for i+1 < len(versions) && set[versions[i+1]] {
			i++
		}
		text := fmt.Sprint(versions[first])
		if i > first {
			text += "–" + fmt.Sprint(versions[i])
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

const coverageHead = `# What the cases cover

This page is made from the cases in internal/casetest/testdata: each records what it changes of each kind, there and
back, as pawl's own comparison finds it. A test fails when the page is not true, or a cell is empty. The cells name the
versions of PostgreSQL on which a case runs; "–" is what PostgreSQL does not have.

"Dependents" are cases in which an object changes while something that is no part of it depends on it, and stays.

| kind | create | drop | comment | grant | dependents |
|---|---|---|---|---|---|
`

const coverageAttributes = `
## Attributes

What an ALTER changes, and what needs the object to be made anew.

| kind | attribute | in place | replaced |
|---|---|---|---|
`

const coverageNotes = `
## What no case shows

`
