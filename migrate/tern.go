package migrate

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"

	"pawl/render"
)

// tern is jackc/tern (v2). Its files are Go templates, numbered without gaps. A direction is sent in one message, in a
// transaction together with its record; or, if a mark says so, cut at its semicolons and outside of any (migrate/migrate.go).
var tern = Format{
	Name:     "tern",
	Width:    3,
	Tables:   []Table{{Name: "schema_version", Columns: []string{"version integer"}}},
	names:    namesOfSingle,
	mark:     regexp.MustCompile(`(?m)^` + ternBetween + `|^` + strings.TrimSpace(ternNoTransaction) + `$`),
	unmarked: true,
	lay:      each(layTern),
	up:       readTern,
	sections: cutTern,
}

const (
	ternBetween       = "---- create above / drop below ----"
	ternNoTransaction = "---- tern: disable-tx ----\n"
)

var (
	ternStart  = regexp.MustCompile(`^`)
	ternMiddle = regexp.MustCompile(`(?m)^` + ternBetween)
	ternTraps  = []trap{
		{pattern: regexp.MustCompile(`---- create above (/) drop below ----`)},
		{pattern: regexp.MustCompile(`(?m)^---- tern(:) disable-tx ----$`)},
	}
	// What cuts statements apart takes the first for the end of the file, and steps over half of a letter at the second.
	ternCutTraps = []trap{
		{pattern: regexp.MustCompile(`(\x{FFFD})`)},
		{pattern: regexp.MustCompile(`(\$)[^\x00-\x7F]`), harmless: true},
	}
)

func layTern(m Migration) (Laid, error) {
	up, err := ternSection(m.Script.Up)
	if err != nil {
		return Laid{}, err
	}
	down, err := ternSection(m.Script.Down)
	if err != nil {
		return Laid{}, err
	}
	head := ternEscape(calm(m.Script.Up.Head, append(ternTraps, ternCutTraps...)))
	return single(m, head+"\n"+up+"\n"+ternBetween+"\n\n"+down), nil
}

func ternSection(b render.Body) (string, error) {
	traps, mark := ternTraps, ""
	if b.Place == render.Outside {
		traps, mark = append(traps[:len(traps):len(traps)], ternCutTraps...), ternNoTransaction+"\n"
	}
	sql, err := disarm(b.SQL(), traps)
	return mark + strings.TrimPrefix(ternEscape(sql), "\n"), err
}

// ternEscape has a template give back the braces that would open one of its actions.
func ternEscape(sql string) string { return strings.ReplaceAll(sql, "{{", `{{"{{"}}`) }

func readTern(path string) (Text, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return Text{}, err
	}
	text, _, _ := strings.Cut(string(file), ternBetween)
	sql, err := ternFilled(path, text)
	return Text{sql, ternSending(sql)}, err
}

func ternSending(sql string) Sending {
	if ternTraps[1].pattern.MatchString(sql) {
		return OneByOne
	}
	return InOne
}

// ternFilled is the text that a template gives.
func ternFilled(path, text string) (string, error) {
	templates, err := ternShared(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	var sql strings.Builder
	t, err := templates.New(filepath.Base(path)).Parse(text)
	if err == nil {
		err = t.Execute(&sql, nil)
	}
	if err != nil {
		return "", fmt.Errorf("it is a template that only the client can fill in: %w", err)
	}
	return sql.String(), nil
}

// cutTern cuts what the template gives. A file that is no template is cut as it is.
func cutTern(path, text string) ([]Section, error) {
	if strings.Contains(text, "{{") {
		var err error
		if text, err = ternFilled(path, text); err != nil {
			return nil, err
		}
	}
	list := between(text, ternStart, ternMiddle)
	for i := range list {
		list[i].Sending = ternSending(list[i].SQL)
	}
	return list, nil
}

// ternShared are the templates in the folders below, which migrations may refer to by their path.
func ternShared(dir string) (*template.Template, error) {
	templates := template.New("")
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Dir(path) == filepath.Clean(dir) || filepath.Ext(path) != ".sql" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err == nil {
			_, err = templates.New(filepath.ToSlash(name)).Parse(string(text))
		}
		return err
	})
	return templates, err
}
