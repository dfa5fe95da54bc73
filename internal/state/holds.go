package state

import (
	"context"

	"pawl/render"
	"pawl/schema"
)

// Holds says whether a live database has rows in a table that an object is, belongs to, or has its use in, or a sequence
// that gave out numbers. It asks for one row of each, and takes what it may not read, or gets no answer about in two
// seconds, for something that does.
func Holds(ctx context.Context, url string, cat *schema.Catalog, object schema.Object) bool {
	conn, err := Connect(ctx, url)
	if err != nil {
		return true
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "SET statement_timeout = '2s'; SET lock_timeout = '1s'"); err != nil {
		return true
	}
	for _, id := range storesOf(cat, object) {
		name := schema.QuoteName(id.Schema, id.Name)
		query := "SELECT EXISTS (SELECT FROM " + name + ")"
		if id.Kind == schema.KindSequence {
			query = "SELECT pg_catalog.pg_sequence_last_value(" + render.Literal(name) + "::pg_catalog.regclass) IS NOT NULL"
		}
		var holds bool
		if err := conn.QueryRow(ctx, query).Scan(&holds); err != nil || holds {
			return true
		}
	}
	return false
}

// storesOf lists the tables, materialized views and sequences in which an object has its data: itself, its table, what is
// in a schema, or the tables with columns of a type.
func storesOf(cat *schema.Catalog, o schema.Object) []schema.ID {
	seen := map[schema.ID]bool{}
	var list []schema.ID
	var look func(id schema.ID)
	look = func(id schema.ID) {
		if seen[id] {
			return
		}
		seen[id] = true
		switch id.Kind {
		case schema.KindTable, schema.KindMaterializedView, schema.KindSequence:
			list = append(list, id)
		case schema.KindColumn:
			look(schema.ID{Kind: schema.KindTable, Schema: id.Schema, Name: id.Parent})
		default:
			for _, user := range cat.UsedBy(id) {
				look(user)
			}
		}
	}
	id := o.ID()
	if id.Kind == schema.LabelKind {
		id = schema.ID{Kind: schema.KindEnum, Schema: id.Schema, Name: id.Parent}
	}
	look(id)
	return list
}
