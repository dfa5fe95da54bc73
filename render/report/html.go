package report

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"pawl/render"
)

//go:embed page.html
var page string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"code": code, "facts": factsOf, "sign": func(c Change) string { return c.Sign }, "join": strings.Join, "add": func(a, b int) int { return a + b },
}).Parse(page))

// shownFact is a fact for the template, which sees exported fields only.
type shownFact struct{ Name, Text string }

func factsOf(c Change) []shownFact {
	var list []shownFact
	for _, f := range facts(c) {
		list = append(list, shownFact{f.name, f.text})
	}
	return list
}

// asHTML is a page of its own: nothing of it is loaded from elsewhere, and it can be printed.
func asHTML(w io.Writer, r *Report) error {
	return pageTemplate.Execute(w, struct {
		*Report
		Waits []render.Held
	}{r, slices.DeleteFunc(slices.Clone(r.Locks), func(h render.Held) bool { return !h.Blocking() })})
}
