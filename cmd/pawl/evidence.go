package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/internal/state"
	"pawl/render/report"
	"pawl/schema"
)

func noEvidenceFlag() cli.Flag {
	return &cli.BoolFlag{Name: "no-evidence", Usage: "do not ask the rows of the live database what stands in the way of a change, and what it loses"}
}

// tell asks the live database, if it is one, and puts the answers beside the changes, and the places that these come from.
func (a *app) tell(ctx context.Context, s settings, cmp *comparison) ([]report.Change, error) {
	answers := map[schema.ID][]report.Evidence{}
	if s.Evidence != "off" && len(cmp.questions) > 0 {
		list, err := state.Ask(ctx, s.DB, cmp.questions)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			said := report.Evidence{Says: e.Says, Stops: e.Stops, Query: e.Query, Unknown: e.Unknown}
			if e.Unknown == "" {
				said.Rows = &e.Rows
			}
			answers[e.ID] = append(answers[e.ID], said)
		}
	}
	list := make([]report.Change, 0)
	for _, d := range drifts(cmp) {
		d.Evidence = answers[d.ID]
		list = append(list, d.Change)
	}
	return list, nil
}

// remarks are what stands below a change.
func remarks(t report.Change) []string {
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
