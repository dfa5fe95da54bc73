package state

import (
	"strings"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Annotated spells a state as a script that creates it, with those annotations of another script that are about what is in it.
// path are the schemas in which that one looks names up.
func Annotated(cat *schema.Catalog, script *parse.Script, path []string) (string, error) {
	p, err := plan.Make(schema.Initial(cat), cat)
	if err != nil {
		return "", err
	}
	text := render.Schema(p)
	written, err := parse.Read([]string{"-"}, strings.NewReader(text))
	if err != nil {
		return "", err
	}
	places, lines := FindPlaces(written, cat, nil), strings.Split(text, "\n")
	for _, a := range script.Annotations {
		id, ok := find(cat, a.Object, searched(a, path))
		if !ok {
			continue
		}
		at, exact, ok := places.Of(cat.Get(id))
		if !ok || !exact || at.Line > len(lines) {
			continue
		}
		note := "-- pawl: " + strings.TrimSpace(string(a.Verb)+" "+a.Argument)
		if a.InOneStep {
			note += " in one step"
		}
		if line := &lines[at.Line-1]; id.Kind == schema.KindColumn {
			*line += " " + note
		} else {
			*line = note + "\n" + *line
		}
	}
	return strings.Join(lines, "\n"), nil
}
