package proof

import (
	"context"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// contents is the text of all rows of each table that has some, without regard to the order of columns.
func contents(ctx context.Context, conn *pgx.Conn) (map[string]string, error) {
	const tables = `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.format(
		'SELECT coalesce(string_agg(r, E''\n'' ORDER BY r), '''') FROM (SELECT pg_catalog.to_jsonb(t.*)::text FROM ONLY %I.%I t) s (r)',
		n.nspname, c.relname)
		FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`
	queries := map[string]string{}
	rows, err := conn.Query(ctx, tables)
	if err != nil {
		return nil, err
	}
	var name, query string
	if _, err := pgx.ForEachRow(rows, []any{&name, &query}, func() error { queries[name] = query; return nil }); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for name, query := range queries {
		var text string
		if err := conn.QueryRow(ctx, query).Scan(&text); err != nil {
			return nil, err
		}
		if text != "" {
			out[name] = text
		}
	}
	return out, nil
}

// lineDifferences lists the lines that are in one text only.
func lineDifferences(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	var out strings.Builder
	for _, line := range a {
		if !slices.Contains(b, line) {
			out.WriteString("has    " + line + "\n")
		}
	}
	for _, line := range b {
		if !slices.Contains(a, line) {
			out.WriteString("lacks  " + line + "\n")
		}
	}
	if out.Len() == 0 {
		return "the same lines, not as often"
	}
	return out.String()
}
