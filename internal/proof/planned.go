package proof

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/internal/state"
	"pawl/migrate"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// Batch is how many rows are changed at a time in a proof, so that few rows are several batches.
const Batch = 2

// Planned is the journey of a migration that was planned: through what it touches, and no more. files are how the scripts are
// written, if they are.
func Planned(touched *Touched, parts []plan.Part, scripts []render.Script, files []migrate.File, rows int) Journey {
	j := Journey{Parts: parts, Touched: touched, Rows: rows,
		Begin: func(ctx context.Context, source *state.Source, conn *pgx.Conn) error {
			if err := source.Create(ctx, conn, touched.From); err != nil {
				return err
			}
			return source.MakeRoles(ctx, conn, touched.To)
		},
		After: func(context.Context) (*schema.Catalog, error) { return touched.To, nil }}
	for i := range scripts {
		m := Move{Name: "the migration", Script: &scripts[i]}
		if len(scripts) > 1 {
			m.Name = fmt.Sprintf("part %d", i+1)
		}
		if files != nil {
			m.File = files[i]
		}
		j.Moves = append(j.Moves, m)
	}
	return j
}

// isOtherwise says that a client gets another text than the script is by itself.
func (m Move) isOtherwise() bool {
	if m.Script == nil || m.File.Up == "" {
		return false
	}
	text, err := m.File.UpText()
	return err != nil || text.SQL != m.Script.Up.Text()
}
