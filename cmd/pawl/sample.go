package main

import (
	"context"
	"errors"
	"fmt"

	"pawl/internal/fill"
	"pawl/internal/proof"
	"pawl/internal/sample"
	"pawl/internal/state"
	"pawl/render/report"
	"pawl/schema"
)

// sampledRows is how many rows of the live database a table gets unless told otherwise.
const sampledRows = 50

// taken has a journey begin with rows of the live database, disguised. cat is the state before, which says of which tables.
func (v *verifier) taken(ctx context.Context, j *proof.Journey, cat *schema.Catalog) (missing []report.Uncovered, err error) {
	conn, err := state.Connect(ctx, v.DB)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	w := sample.Wanted{Rows: v.rows}
	for t := range schema.Each[*schema.Table](cat) {
		w.Tables = append(w.Tables, schema.Name{Schema: t.Schema, Name: t.Name})
	}
	if w.SQL, err = texts(j.Moves); err != nil {
		return nil, err
	}
	got, err := sample.Take(ctx, conn, w)
	if err != nil {
		return nil, fmt.Errorf("taking rows of the live database: %w", err)
	}
	j.Given = map[string]fill.Given{}
	for name, rows := range got.Tables {
		j.Given[name] = fill.Given(*rows)
	}
	for _, m := range got.Missing {
		missing = append(missing, report.Uncovered(m))
	}
	return missing, nil
}

// texts are what moves execute on the way there.
func texts(moves []proof.Move) ([]string, error) {
	var list []string
	for _, m := range moves {
		if m.Script != nil {
			list = append(list, m.Script.Up.SQL())
			continue
		}
		text, err := m.File.UpText()
		if err != nil {
			return nil, err
		}
		list = append(list, text.SQL)
	}
	return list, nil
}
