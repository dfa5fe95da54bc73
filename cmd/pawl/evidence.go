package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/internal/state"
	"pawl/render"
	"pawl/schema"
)

// told is a change in words, with what the rows of the live database say about it.
type told struct {
	render.Line
	Evidence []evidence `json:"evidence,omitempty"`
}

// evidence is what one question came to.
type evidence struct {
	Rows    *int64 `json:"rows"` // null where it is not known
	Says    string `json:"says"`
	Stops   bool   `json:"stops"` // the migration fails while there are such rows; otherwise they lose something
	Query   string `json:"query"`
	Unknown string `json:"unknown,omitempty"`
}

func noEvidenceFlag() cli.Flag {
	return &cli.BoolFlag{Name: "no-evidence", Usage: "do not ask the rows of the live database what stands in the way of a change, and what it loses"}
}

// tell asks the live database, if it is one, and puts the answers beside the changes.
func (a *app) tell(ctx context.Context, s settings, cmp *comparison) ([]told, error) {
	answers := map[schema.ID][]evidence{}
	if s.Evidence != "off" && len(cmp.questions) > 0 {
		list, err := state.Ask(ctx, s.DB, cmp.questions)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			said := evidence{Says: e.Says, Stops: e.Stops, Query: e.Query, Unknown: e.Unknown}
			if e.Unknown == "" {
				said.Rows = &e.Rows
			}
			answers[e.ID] = append(answers[e.ID], said)
		}
	}
	lines := summary(cmp)
	list := make([]told, len(lines))
	for i, l := range lines {
		list[i] = told{l, answers[l.ID]}
	}
	return list, nil
}

// String is the answer in words; empty where nothing is to be said.
func (e evidence) String() string {
	switch {
	case e.Rows == nil:
		return "not known whether rows " + e.Says + ": " + e.Unknown
	case *e.Rows == 0 && e.Stops:
		return ""
	case *e.Rows == 0:
		return "nothing is lost now: no rows " + e.Says
	}
	words := plural(int(*e.Rows), "row") + " " + e.Says
	if verb, rest, _ := strings.Cut(e.Says, " "); *e.Rows == 1 {
		words = "1 row " + singular(verb) + " " + rest
	}
	if e.Stops {
		words += "; the migration fails until none does"
	}
	return words
}

func singular(verb string) string {
	if verb == "are" {
		return "is"
	}
	return verb + "s"
}

// remarks are what stands below a change.
func (t told) remarks() []string {
	var list []string
	if note := t.Note(); note != "" {
		list = append(list, note)
	}
	if len(t.Breaks) > 0 {
		list = append(list, "breaks "+strings.Join(t.Breaks, "; "))
	}
	for _, e := range t.Evidence {
		if text := e.String(); text != "" {
			list = append(list, text)
			if !strings.Contains(e.Query, "\n") && (e.Rows == nil || *e.Rows > 0) {
				list = append(list, "  "+e.Query+";")
			}
		}
	}
	return list
}
