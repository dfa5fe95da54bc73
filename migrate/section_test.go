package migrate

import (
	"strings"
	"testing"
)

// TestSectionsKeepTheirPlaces cuts files of each form, and looks that each byte of a section is where it is in the file.
func TestSectionsKeepTheirPlaces(t *testing.T) {
	const statement = "SELECT 'é'\n;\n"
	for _, c := range []struct {
		path, text string
		ways       string // of the sections: u or d
		sending    Sending
	}{
		{"1_a.sql", "-- +goose Up\n" + statement + "-- +goose Down\n" + statement, "ud", InOne},
		{"1_a.sql", "-- +goose NO TRANSACTION\n-- +goose Up\n" + statement + "-- +goose Down\n", "ud", OneByOne},
		{"-", "-- migrate:up\n" + statement + "-- migrate:down\n" + statement, "ud", InOne},
		{"1_a.sql", "-- migrate:up transaction:false\n" + statement + "-- migrate:down transaction:false\n", "ud", Whole},
		{"1_a.sql", statement + "---- create above / drop below ----\n" + statement, "ud", InOne},
		{"1_a.sql", "---- tern: disable-tx ----\n" + statement, "u", OneByOne},
		{"V1__a.sql", statement, "u", InOne},
		{"U1__a.sql", statement, "d", InOne},
		{"V1__a.sql", "CREATE INDEX CONCURRENTLY ON t (a);", "u", OneByOne},
		{"1_a.up.sql", statement, "u", Whole},
		{"1_a.down.sql", statement, "d", Whole},
		{"revert/a.sql", statement, "d", OneByOne},
		{"any.sql", statement, "u", OneByOne},
		{"any.sql", "", "u", OneByOne},
	} {
		list, err := Sections(All[0], c.path, c.text)
		if err != nil {
			t.Fatal(err)
		}
		ways := ""
		for _, s := range list {
			ways += map[bool]string{false: "u", true: "d"}[s.Down]
			if s.Text != c.text || len(s.SQL) != len(s.Text) || strings.Count(s.SQL, "\n") != strings.Count(s.Text, "\n") {
				t.Errorf("%s: %q is not in the place of %q", c.path, s.SQL, c.text)
			}
		}
		if ways != c.ways || list[0].Sending != c.sending {
			t.Errorf("%s %q: %s, %v, not %s, %v", c.path, c.text, ways, list[0].Sending, c.ways, c.sending)
		}
	}
}

// TestTheChosenFormatComesFirst looks at a name that is the same for two clients, and at one that only the choice explains.
func TestTheChosenFormatComesFirst(t *testing.T) {
	for _, c := range []struct {
		format  *Format
		path    string
		sending Sending
	}{{&psql, "1_a.up.sql", OneByOne}, {&golangMigrate, "1_a.up.sql", Whole}, {&tern, "001_a.sql", InOne}, {&golangMigrate, "001_a.sql", OneByOne}} {
		list, err := Sections(c.format, c.path, "SELECT 1")
		if err != nil || len(list) != 1 || list[0].Sending != c.sending {
			t.Errorf("%s of %s: %v, %v", c.path, c.format.Name, list, err)
		}
	}
}

// TestATemplateIsFilled reads a file that is a template.
func TestATemplateIsFilled(t *testing.T) {
	list, err := Sections(&tern, "001_a.sql", "SELECT {{1}};\n---- create above / drop below ----\nSELECT 2;\n")
	if err != nil || len(list) != 2 || !strings.HasPrefix(list[0].SQL, "SELECT 1;\n") {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := Sections(&tern, "001_a.sql", "SELECT {{.one}};{{template \"none\"}}"); err == nil {
		t.Error("a template that lacks another is read")
	}
}
