package proof

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/internal/state"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// Batch is how many rows are changed at a time in a proof, so that few rows are several batches.
const Batch = 2

// Planned is the journey of a migration that was planned: through what it touches, and no more.
func Planned(from, to *schema.Catalog, parts []plan.Part, scripts []render.Script, rows int) Journey {
	touched := Touch(parts, from, to)
	j := Journey{Parts: parts, Touched: touched, Rows: rows,
		Begin: func(ctx context.Context, source *state.Source, conn *pgx.Conn) error {
			if err := source.Create(ctx, conn, touched.From); err != nil {
				return err
			}
			return source.MakeRoles(ctx, conn, touched.To)
		},
		After: func(context.Context) (*schema.Catalog, error) { return touched.To, nil }}
	for i := range scripts {
		name := "the migration"
		if len(scripts) > 1 {
			name = fmt.Sprintf("part %d", i+1)
		}
		j.Moves = append(j.Moves, Move{Name: name, Script: &scripts[i]})
	}
	return j
}
