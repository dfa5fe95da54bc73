package bodies

import (
	"strings"
	"testing"

	pg "github.com/pganalyze/pg_query_go/v5"
	"golang.org/x/tools/txtar"

	"pawl/schema"
)

// TestBodiesThatEndAnywhere reads the bodies of the other test cut off behind each of their tokens: a live database
// can hold them. What is there is read, and it is known that something is missing.
func TestBodiesThatEndAnywhere(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/plpgsql.txtar")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, f := range archive.Files {
		_, rest, isRoutine := strings.Cut(string(f.Data), "AS $function$")
		if !isRoutine {
			continue
		}
		body, _, _ := strings.Cut(rest, "$function$")
		scan, err := pg.Scan(body)
		if err != nil {
			t.Fatal(err)
		}
		// The last END, and a semicolon behind it, are not needed to know all.
		for _, token := range scan.Tokens[:len(scan.Tokens)-1] {
			d := &definition{}
			d.readBlock(body[:token.End], newScope(nil))
			if looked++; !d.opaque {
				t.Errorf("%s, cut at %d, is taken for whole", f.Name, token.End)
			}
		}
	}
	if looked < 500 {
		t.Errorf("%d bodies were read", looked)
	}
}

func FuzzReadBlock(f *testing.F) {
	f.Add("DECLARE x int; BEGIN FOR i IN 1..2 LOOP NULL; END LOOP; END")
	f.Add("BEGIN SELECT a INTO STRICT b, c FROM d; EXECUTE 'x' INTO y USING z; END")
	f.Fuzz(func(t *testing.T, body string) {
		if strings.Contains(body, "\x00") {
			return // no text of PostgreSQL does
		}
		d := &definition{temps: map[string]bool{}}
		d.readBlock(body, newScope(nil))
		d.resolve(schema.ID{}, &lookup{index: newIndex(sample()), path: []string{"app"}})
	})
}
