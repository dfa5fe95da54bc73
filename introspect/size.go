package introspect

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// Sizes asks about how large the tables of a database are, in the order of their names. It reads catalogs and the
// counters of the server alone: it needs no right to the tables, locks none, and waits for none. What pg_table_size
// measures on disk would be newer, but it opens each table, and so stands in the queue behind who changes one
// (https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-DBSIZE, calculate_table_size in
// dbsize.c takes ACCESS SHARE).
func Sizes(ctx context.Context, conn *pgx.Conn) ([]schema.TableSize, error) {
	query, _, err := queryText("size.sql", server{})
	if err != nil {
		return nil, err
	}
	rows, err := conn.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("asking for the sizes of tables: %w", err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByName[schema.TableSize])
	if err != nil {
		return nil, fmt.Errorf("asking for the sizes of tables: %w", err)
	}
	return list, nil
}
