package report

import (
	"embed"
	"html/template"
	"io"
)

//go:embed *.html
var pages embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"code": code, "facts": factsOf, "sign": func(c Change) string { return c.Sign }, "add": func(a, b int) int { return a + b },
	"mark": func(change string) string { return map[string]string{"+": "born", "-": "gone", "~": "other"}[change] },
	"words": func(change string) string {
		return map[string]string{"+": "new", "-": "dropped", "~": "changed"}[change]
	},
}).ParseFS(pages, "*.html"))

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
func asHTML(w io.Writer, r *Report) error { return templates.ExecuteTemplate(w, "page.html", r) }

// Title is that of the page: from where to where.
func (r *Report) Title() string {
	if r.To == "" {
		return r.From
	}
	return r.From + " → " + r.To
}
