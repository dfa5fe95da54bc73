package state

import (
	"cmp"
	"slices"

	"pawl/migrate"
	"pawl/schema"
)

// records finds in a catalog the tables, or schemas, in which clients that apply migrations note what they did. They are
// recognised by their name and columns, and nobody's schema has to define them.
func records(cat *schema.Catalog) []schema.ID {
	var list []schema.ID
	for t := range schema.Each[*schema.Table](cat) {
		for _, f := range migrate.All {
			for _, kept := range f.Tables {
				if t.Name == kept.Name && slices.Equal(columnsOf(cat, t), kept.Columns) {
					list = append(list, withBeside(cat, t, kept)...)
				}
			}
		}
	}
	return list
}

// columnsOf lists a table's columns with their types, in their order.
func columnsOf(cat *schema.Catalog, t *schema.Table) []string {
	var columns []*schema.Column
	for c := range schema.Each[*schema.Column](cat) {
		if c.TableID() == t.ID() {
			columns = append(columns, c)
		}
	}
	slices.SortFunc(columns, func(a, b *schema.Column) int { return cmp.Compare(a.Position, b.Position) })
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = c.Name + " " + c.Type
	}
	return list
}

// withBeside adds the other tables of the client, and the schema if there is nothing else in it.
func withBeside(cat *schema.Catalog, t *schema.Table, kept migrate.Table) []schema.ID {
	list := []schema.ID{t.ID()}
	if len(kept.Beside) == 0 {
		return list
	}
	for _, name := range kept.Beside {
		if id := (schema.ID{Kind: schema.KindTable, Schema: t.Schema, Name: name}); cat.Has(id) {
			list = append(list, id)
		}
	}
	for o := range cat.All() {
		id := o.ID()
		_, hosted := o.(schema.Hosted)
		if id.Schema == t.Schema && !hosted && !slices.Contains(list, id) {
			return list
		}
	}
	return append(list, schema.ID{Kind: schema.KindSchema, Name: t.Schema})
}
