package report

import (
	"encoding/json"
	"io"
)

// asJSON is the report as docs/report.schema.json describes it.
func asJSON(w io.Writer, r *Report) error {
	return encode(w, struct {
		Answer      string `json:"answer"`
		UndoneUntil int    `json:"undone_until"`
		*Report
		Picture  Picture  `json:"picture"`
		Timeline []Moment `json:"timeline"`
	}{r.Answer(), r.LastExit(), r, r.Picture.listed(), r.Timeline()})
}

// listed has lists where there is nothing to list: a report of files that were tried draws no picture.
func (p Picture) listed() Picture {
	if p.Relations == nil {
		p.Relations = []Relation{}
	}
	if p.Links == nil {
		p.Links = []Link{}
	}
	return p
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
