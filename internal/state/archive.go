package state

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"pawl/render"
	"pawl/schema"
)

// Kept is an object of a live database that was archived instead of being dropped.
type Kept struct {
	// Object is what it is called now.
	Object schema.ID `json:"-"`
	As     string    `json:"as"`
	// Record is where it belongs.
	schema.Record
	// Rows and Bytes are about how many it has; of a column, those with a value. Nil is not known.
	Rows  *int64 `json:"rows"`
	Bytes *int64 `json:"bytes"`
}

// Of is the object's name where it belongs, without the schema public.
func (k Kept) Of() string {
	return strings.TrimPrefix(schema.ID{Schema: k.Record.Schema, Parent: k.Table, Name: k.Record.Name}.Label(), "public.")
}

// kept lists the objects whose comments are records. What the server counted is an estimate, so that no row is read.
const kept = `SELECT n.nspname::text, c.relname::text, coalesce(a.attname::text, ''), c.relkind::text, d.description,
	CASE WHEN c.reltuples < 0 THEN NULL WHEN a.attname IS NULL THEN c.reltuples
		ELSE c.reltuples * (1 - s.null_frac) END::pg_catalog.int8,
	CASE WHEN a.attname IS NULL THEN pg_catalog.pg_total_relation_size(c.oid) WHEN c.reltuples >= 0
		THEN c.reltuples * (1 - s.null_frac) * s.avg_width END::pg_catalog.int8
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_class c ON c.oid = d.objoid AND c.relkind IN ('r', 'p', 'S')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
LEFT JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname AND NOT s.inherited
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.description LIKE $1 || '{%'
ORDER BY 1, 2, 3`

// Archive lists what is archived in a live database, which is only read.
func Archive(ctx context.Context, url string) (list []Kept, err error) {
	conn, err := Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	rows, err := conn.Query(ctx, kept, schema.ArchiveRecord)
	if err != nil {
		return nil, fmt.Errorf("looking for what is archived: %w", err)
	}
	list, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (k Kept, err error) {
		var in, relation, column, relkind, text string
		if err := row.Scan(&in, &relation, &column, &relkind, &text, &k.Rows, &k.Bytes); err != nil {
			return k, err
		}
		k.Object = schema.ID{Kind: schema.KindTable, Schema: in, Name: relation}
		switch {
		case column != "":
			k.Object = schema.ID{Kind: schema.KindColumn, Schema: in, Parent: relation, Name: column}
		case relkind == "S":
			k.Object.Kind, k.Rows = schema.KindSequence, nil
		}
		k.As = k.Object.Label()
		if err := json.Unmarshal([]byte(strings.TrimPrefix(text, schema.ArchiveRecord)), &k.Record); err != nil {
			return k, fmt.Errorf("the comment on %s is no record of pawl's any more: %w", k.Object, err)
		}
		return k, nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking for what is archived: %w", err)
	}
	return list, nil
}

// Purge removes archived objects for good, in one transaction: this is the only thing that pawl writes into a live database.
func Purge(ctx context.Context, url, lockTimeout string, list []Kept) error {
	conn, err := Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	script := "BEGIN READ WRITE;\n" + PurgeSQL(lockTimeout, list) + "COMMIT;\n"
	if _, err := conn.PgConn().Exec(ctx, script).ReadAll(); err != nil {
		return errors.Join(fmt.Errorf("purging what is archived, of which nothing was removed: %w", reason(err)))
	}
	return nil
}

// PurgeSQL is what removes archived objects. Each is looked at once more: what is no longer archived stays.
func PurgeSQL(lockTimeout string, list []Kept) string {
	var ids []schema.ID
	for _, k := range list {
		ids = append(ids, k.Object)
	}
	var b strings.Builder
	if lockTimeout != "" {
		b.WriteString("SET LOCAL lock_timeout = " + render.Literal(lockTimeout) + ";\n")
	}
	for _, statement := range render.Purge(ids) {
		b.WriteString(statement + ";\n")
	}
	return b.String()
}

// Since is when it was archived; zero if the record does not say.
func (k Kept) When() time.Time {
	t, err := time.Parse(time.RFC3339, k.Record.Since)
	if err != nil {
		return time.Time{}
	}
	return t
}
