package render

import (
	"fmt"
	"net/url"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// Piece is the part of a schema that goes into one file.
type Piece struct {
	Path string // with slashes: schema, kind and name
	SQL  string
}

// Split spells a whole catalog as a file for each object, with what belongs to it.
func Split(p *plan.Plan) ([]Piece, error) {
	var list []*Piece
	steps := map[schema.ID][]plan.Step{}
	var roots []schema.ID
	for _, s := range p.Steps {
		if s.To == nil {
			return nil, fmt.Errorf("%s is dropped: only a plan that starts from nothing can be split", s.From.ID())
		}
		root := plan.Root(p.To, s.To)
		if steps[root] == nil {
			roots = append(roots, root)
		}
		steps[root] = append(steps[root], s)
	}
	taken := map[string]int{}
	for _, root := range roots {
		one := *p
		one.Steps = steps[root]
		path := piecePath(root)
		// Names that differ in case alone would meet in one file on some systems.
		key := strings.ToLower(path)
		if taken[key]++; taken[key] > 1 {
			path += fmt.Sprintf("~%d", taken[key])
		}
		list = append(list, &Piece{Path: path + ".sql", SQL: Schema(&one)})
	}
	out := make([]Piece, len(list))
	for i, piece := range list {
		out[i] = *piece
	}
	return out, nil
}

// piecePath is where an object's file lies. What a file name may not hold is written as in a URL.
func piecePath(id schema.ID) string {
	kind := strings.ReplaceAll(string(id.Kind), " ", "_") + "s"
	name := id.Name
	if id.Args != "" {
		name += "(" + id.Args + ")"
	}
	const most = 120
	if name = url.PathEscape(name); len(name) > most {
		name = name[:most]
	}
	if id.Schema == "" {
		return kind + "/" + name
	}
	return url.PathEscape(id.Schema) + "/" + kind + "/" + name
}
