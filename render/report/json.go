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
		Timeline []Moment `json:"timeline"`
	}{r.Answer(), r.LastExit(), r, r.Timeline()})
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
