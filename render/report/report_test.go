package report

import (
	"encoding/json"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"

	"pawl/render"
)

// hostile is a name that means something in Markdown, HTML and tables.
const hostile = "a|b`c<script>alert(1)</script>*d*\n[e](f)&g"

func example() *Report {
	rows := int64(2)
	line := render.Line{Object: "column " + hostile, Group: hostile, Sign: "-", Name: hostile, What: "dropped column", Unsafe: true, Reasons: []string{"loses its values"}}
	line.Undo, line.Breaks, line.Instead = render.Unsafe, []string{"queries that name it"}, []string{"wait"}
	kept := render.Line{Object: "table u", Group: "u", Sign: "+", What: "new table"}
	kept.Undo, kept.While = render.SafeWhile, []string{"nobody put a row into it"}
	return &Report{Version: "1", From: hostile, To: "schema.sql", Assuming: "Tables are taken to be large",
		Changes: []Change{{Line: line, File: "schema.sql", Row: 3, Column: 5, Evidence: []Evidence{{Rows: &rows, Says: "hold a value in it", Query: "SELECT 1 -- ```"}}}, {Line: kept}},
		Files: []File{{Name: "1.up.sql", Phase: "expand", Verdict: "safe", Up: "CREATE TABLE u ();", Down: "DROP TABLE u;"},
			{Name: hostile, Phase: "contract", Verdict: "UNSAFE", Unsafe: []string{"it loses its values"}, Up: "```</pre><b>", Down: "-- no"}},
		Locks: []render.Held{{Part: 1, Step: "drop " + hostile, Relation: hostile, Lock: "SHARE", Blocks: "writes", Scans: "no", Rewrites: "yes"}},
		Picture: Picture{Relations: []Relation{{hostile, "table", "~"}, {"u", "table", "+"}, {"v", "view", ""}, {"alone", "table", "-"}},
			Links: []Link{{"u", hostile, refers}, {"v", hostile, reads}, {hostile, hostile, refers}}, More: 3},
		Proofs: []Proof{{Proven: true, Rows: 1200, Tables: 2, Version: "15.1", Goal: "schema.sql", Locks: 3, Observed: true, Written: "refused: " + hostile,
			Failures: []string{}, Uncovered: []Uncovered{{hostile, hostile}},
			Migrations: []ProofMove{{Name: "part 1", Phase: "expand", Return: "undone"}, {Name: hostile, Phase: "contract", Return: "refuses", Unsafe: []string{hostile}}}}}}
}

// failing is a report of files that were tried, in one of which something does not hold.
func failing() *Report {
	return &Report{Version: "1", From: "2 migrations of 3 in migrations", Changes: []Change{}, Files: []File{}, Locks: []render.Held{}, Proofs: []Proof{
		{Version: "15.1", Failures: []string{"the rows of " + hostile + "\nare gone"}, Uncovered: []Uncovered{},
			Migrations: []ProofMove{{Name: "1_a.up.sql", Path: "migrations/1_a.up.sql", Return: "not tried", Edited: []string{"1_a.down.sql"}}}}}}
}

func TestProofs(t *testing.T) {
	for r, wanted := range map[*Report][]string{
		example(): {"Proven on PostgreSQL 15.1 with 1,200 generated rows in 2 tables: reaches schema.sql; 1 undone exactly; 1 refuses as it must.",
			"the locks of 3 steps are those declared", "pg_dump saw the same"},
		failing(): {"NOT proven on PostgreSQL 15.1 with 0 generated rows in 0 tables.", "1_a.down.sql was edited since it was proven"},
		{From: "a", To: "b", Proofs: []Proof{{NotMade: "there is no room"}}}: {"Not proven: there is no room."},
	} {
		for _, extension := range []string{".md", ".html"} {
			var b strings.Builder
			if err := r.Write(&b, extension); err != nil {
				t.Fatal(err)
			}
			text := strings.ReplaceAll(b.String(), `\_`, "_")
			for _, w := range wanted {
				if !strings.Contains(text, w) {
					t.Errorf("%s lacks %q:\n%s", extension, w, text)
				}
			}
			if strings.Contains(fences.ReplaceAllString(text, ""), "<script>alert") {
				t.Errorf("%s holds a name as it is", extension)
			}
		}
	}
	if err := inSARIF(failing()).Validate(); err != nil {
		t.Error(err)
	}
	results := inSARIF(failing()).Runs[0].Results
	if len(results) != 2 || *results[0].RuleID != "not-proven" || results[0].Level != "error" || *results[1].RuleID != "edited" {
		t.Errorf("%+v", results)
	}
}

func written(t *testing.T, extension string) string {
	t.Helper()
	var b strings.Builder
	if err := example().Write(&b, extension); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnswer(t *testing.T) {
	r := example()
	for _, want := range []struct {
		files  []File
		answer string
	}{
		{r.Files, "It can be undone until step 2 of 2 runs, as long as nothing is written that would be lost by it, which is checked then. From then on it cannot: it loses its values."},
		{r.Files[1:], "It cannot be undone, from its first step on: it loses its values."},
	} {
		if r.Files = want.files; r.Answer() != want.answer {
			t.Errorf("%s\nwant\n%s", r.Answer(), want.answer)
		}
	}
	r.Changes, r.Files = r.Changes[1:], r.Files[:0]
	if want := "All of it can be undone, as long as nothing is written that would be lost by it, which is checked then."; r.Answer() != want {
		t.Errorf("%s\nwant\n%s", r.Answer(), want)
	}
	r.Changes, r.Proofs = nil, nil
	if want := "Nothing differs."; r.Answer() != want {
		t.Errorf("%s\nwant\n%s", r.Answer(), want)
	}
}

// TestNamesStayNames looks whether a name that is markup in a form stays a name there.
func TestNamesStayNames(t *testing.T) {
	md := written(t, ".md")
	bars := regexp.MustCompile(`(^|[^\\])\|`)
	for _, line := range strings.Split(md, "\n") {
		if n := len(bars.FindAllString(line, -1)); strings.HasPrefix(line, "|") && n != 5 {
			t.Errorf("a row of a table has %d bars: %s", n, line)
		}
	}
	for extension, forbidden := range map[string][]string{".md": {"<script>"}, ".html": {"<script>alert", "</pre><b>"}} {
		text := written(t, extension)
		for _, f := range forbidden {
			if outside := fences.ReplaceAllString(text, ""); strings.Contains(outside, f) {
				t.Errorf("%s holds %s", extension, f)
			}
		}
	}
}

var fences = regexp.MustCompile("(?s)````(sql)?\n.*?````|```(sql)?\n.*?```")

// TestThePageNeedsNothing looks for addresses of what a browser would load.
func TestThePageNeedsNothing(t *testing.T) {
	if found := regexp.MustCompile(`(?i)(src|href)\s*=|url\(|@import`).FindString(written(t, ".html")); found != "" {
		t.Errorf("the page loads something: %s", found)
	}
}

// TestSchemas validates what is written against the schema of SARIF, and against our own.
func TestSchemas(t *testing.T) {
	if err := inSARIF(example()).Validate(); err != nil {
		t.Error(err)
	}
	schema, err := os.ReadFile("../../docs/report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var tried strings.Builder
	if err := failing().Write(&tried, ".json"); err != nil {
		t.Fatal(err)
	}
	for _, r := range []string{written(t, ".json"), tried.String(), `{"version": 1}`} {
		result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(schema), gojsonschema.NewStringLoader(r))
		if err != nil {
			t.Fatal(err)
		}
		if whole := len(r) > 20; result.Valid() != whole {
			t.Errorf("valid: %t, want %t: %v\n%s", result.Valid(), whole, result.Errors(), r)
		}
	}
}

func TestFindings(t *testing.T) {
	at := Placed{"a.sql", 3, 5, "the rows of " + hostile + " are gone"}
	f := &Findings{Version: "1", Files: 1, Statements: 2, Errors: []Placed{{File: "b.sql", Message: "no SQL"}},
		Findings: []Finding{{Placed: at, Code: "PAWL-L401", Rule: "drop-table", Severity: "warning", Why: "because", Instead: "do not", Manual: "https://example.org", Excerpt: "</pre><b>"}}}
	if err := findingsInSARIF(f).Validate(); err != nil {
		t.Error(err)
	}
	for extension, wanted := range map[string]string{".md": "| warning | a.sql:3:5 |", ".html": "a.sql:3:5", ".json": `"code": "PAWL-L401"`, ".sarif": `"ruleId": "drop-table"`} {
		var b strings.Builder
		if err := f.Write(&b, extension); err != nil {
			t.Fatal(err)
		}
		if text := b.String(); !strings.Contains(text, wanted) || strings.Contains(text, "</pre><b>") && extension != ".json" ||
			strings.Contains(text, "<script>alert") && extension != ".json" && extension != ".sarif" {
			t.Errorf("%s: %s", extension, text)
		}
	}
	for answer, g := range map[string]*Findings{"Not all of it could be read.": f, "Found: 1 warning.": {Findings: f.Findings}, "Nothing was found.": {}} {
		if g.Answer() != answer {
			t.Errorf("%s, want %s", g.Answer(), answer)
		}
	}
}

func TestSARIF(t *testing.T) {
	var log struct {
		Version string
		Runs    []struct {
			Results []struct {
				RuleID, Level string
				Locations     []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, ".sarif")), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if log.Version != "2.1.0" || len(results) != 3 || results[2].RuleID != "not-covered" || results[0].RuleID != "unsafe-to-undo" || results[0].Level != "error" ||
		results[1].RuleID != "change" || results[1].Level != "note" {
		t.Errorf("%+v", log)
	}
	if at := results[0].Locations[0].PhysicalLocation; at.ArtifactLocation.URI != "schema.sql" || at.Region.StartLine != 3 || at.Region.StartColumn != 5 {
		t.Errorf("%+v", at)
	}
}

func TestCheck(t *testing.T) {
	for path, ok := range map[string]bool{"a.md": true, "b/c.html": true, "x.sarif": true, "x.json": true, "x": false, "x.pdf": false} {
		if err := Check(path); (err == nil) != ok {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := (&Report{}).Write(io.Discard, ".html"); err != nil {
		t.Error(err)
	}
}
