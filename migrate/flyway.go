package migrate

import (
	"errors"
	"io/fs"
	"os"
	"regexp"

	"pawl/render"
)

// flyway is Flyway. V files lead there and U files back. It executes a file statement by statement, in a transaction
// together with its record unless a file beside it says otherwise, and fills in placeholders
// (https://documentation.red-gate.com/flyway, Script configuration, Placeholders).
var flyway = Format{
	Name: "flyway",
	Tables: []Table{{Name: "flyway_schema_history", Columns: []string{"installed_rank integer", "version character varying(50)",
		"description character varying(200)", "type character varying(20)", "script character varying(1000)", "checksum integer",
		"installed_by character varying(100)", "installed_on timestamp without time zone", "execution_time integer", "success boolean"}}},
	names:    namesOfFlyway,
	lay:      each(layFlyway),
	up:       readFlyway,
	sections: cutFlyway,
}

var (
	flywayName    = regexp.MustCompile(`^([VU])(\d+(?:[._]\d+)*)__(.+)\.sql$`)
	flywayOutside = regexp.MustCompile(`(?m)^\s*executeInTransaction\s*=\s*false\s*$`)
	// flywayBackground is what Flyway runs outside of a transaction by itself.
	flywayBackground = regexp.MustCompile(`(?i)\bINDEX\s+CONCURRENTLY\b`)
	flywayTraps      = []trap{{pattern: regexp.MustCompile(`(\$)\{`)}}
)

func namesOfFlyway(file string) (named, bool) {
	m := flywayName.FindStringSubmatch(file)
	if m == nil {
		return named{}, false
	}
	return named{version: m[2], name: m[3], up: m[1] == "V", down: m[1] == "U"}, true
}

func layFlyway(m Migration) (Laid, error) {
	rest := m.Version + "__" + m.Name + ".sql"
	laid := Laid{Up: "V" + rest, Down: "U" + rest}
	for _, way := range []struct {
		name string
		body render.Body
	}{{laid.Up, m.Script.Up}, {laid.Down, m.Script.Down}} {
		sql, err := disarm(way.body.SQL(), flywayTraps)
		if err != nil {
			return Laid{}, err
		}
		laid.Files = append(laid.Files, New{Name: way.name, Text: calm(way.body.Head, flywayTraps) + "\n" + sql})
		if way.body.Place == render.Outside {
			laid.Files = append(laid.Files, New{Name: way.name + ".conf", Text: "executeInTransaction=false\n"})
		}
	}
	return laid, nil
}

func readFlyway(path string) (Text, error) {
	sql, err := os.ReadFile(path)
	if err != nil {
		return Text{}, err
	}
	list, err := cutFlyway(path, string(sql))
	if err != nil {
		return Text{}, err
	}
	return Text{list[0].SQL, list[0].Sending}, nil
}

// cutFlyway looks beside the file for what says whether there is a transaction.
func cutFlyway(path, text string) ([]Section, error) {
	settings, err := os.ReadFile(path + ".conf")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	sending := InOne
	if flywayOutside.Match(settings) || flywayBackground.MatchString(text) {
		sending = OneByOne
	}
	return wholly(namesOfFlyway, sending)(path, text)
}
