package migrate

import (
	"errors"
	"os"
	"regexp"
	"strings"

	"pawl/render"
)

// dbmate is amacneil/dbmate (v2). It sends what stands below a mark of direction in one message, in a transaction together
// with its record unless the mark says otherwise (pkg/dbmate/migration.go); the first line that looks like a mark is one.
var dbmate = Format{
	Name:     "dbmate",
	Tables:   []Table{{Name: "schema_migrations", Columns: []string{"version character varying"}}},
	names:    namesOfSingle,
	mark:     dbmateUp,
	lay:      each(layDbmate),
	up:       readDbmate,
	sections: cutDbmate,
}

var (
	dbmateUp    = regexp.MustCompile(`(?m)^--\s*migrate:up(\s*$|\s+\S+)`)
	dbmateDown  = regexp.MustCompile(`(?m)^--\s*migrate:down(\s*$|\s+\S+)`)
	dbmateTraps = []trap{{pattern: regexp.MustCompile(`(?m)^--\s*migrate(:)(?:up|down)`)}}
)

func layDbmate(m Migration) (Laid, error) {
	s := m.Script
	text := calm(s.Up.Head, dbmateTraps)
	for _, section := range []struct {
		mark string
		body render.Body
	}{{"-- migrate:up", s.Up}, {"-- migrate:down", s.Down}} {
		if section.body.Place == render.Outside {
			if len(section.body.Statements) > 1 {
				return Laid{}, errTogether
			}
			section.mark += " transaction:false"
		}
		sql, err := disarm(section.body.SQL(), dbmateTraps)
		if err != nil {
			return Laid{}, err
		}
		text += "\n" + section.mark + "\n\n" + strings.TrimPrefix(sql, "\n")
	}
	return single(m, text), nil
}

// errTogether is for clients that send several statements in one message, which PostgreSQL takes for one transaction.
var errTogether = errors.New("several statements in it must each run outside of any transaction, and the client would send them together: choose another format")

func readDbmate(path string) (Text, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return Text{}, err
	}
	if !dbmateUp.Match(file) {
		return Text{}, errors.New("it has no line -- migrate:up")
	}
	list, err := cutDbmate(path, string(file))
	return Text{list[0].SQL, list[0].Sending}, err
}

// cutDbmate cuts at the marks of direction, each of which says for itself that there is no transaction.
func cutDbmate(_, text string) ([]Section, error) {
	list := between(text, dbmateUp, dbmateDown)
	for i := range list {
		mark, _, _ := strings.Cut(strings.TrimSpace(list[i].SQL), "\n")
		if list[i].Sending = InOne; strings.Contains(mark, "transaction:false") {
			list[i].Sending = Whole
		}
	}
	return list, nil
}
