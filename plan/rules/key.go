package rules

import "pawl/schema"

// primaryKey finds the primary key of a table.
func primaryKey(cat *schema.Catalog, table schema.ID) (*schema.Constraint, bool) {
	for _, id := range cat.UsedBy(table) {
		if k, ok := schema.Find[*schema.Constraint](cat, id); ok && k.Type == "p" && k.TableID() == table {
			return k, true
		}
	}
	return nil, false
}

// walkKey lists the columns by which the rows of a table can be walked, each row once: those of the primary key, or of a
// unique constraint over columns that hold no nulls. There may be none.
func walkKey(cat *schema.Catalog, table schema.ID) []string {
	if k, ok := primaryKey(cat, table); ok {
		return k.Columns
	}
	for _, id := range cat.UsedBy(table) {
		k, ok := schema.Find[*schema.Constraint](cat, id)
		if ok && k.Type == "u" && k.TableID() == table && !k.Deferrable && holdNoNulls(cat, k) {
			return k.Columns
		}
	}
	return nil
}

func holdNoNulls(cat *schema.Catalog, k *schema.Constraint) bool {
	for _, name := range k.Columns {
		c, ok := schema.Find[*schema.Column](cat, schema.ID{Kind: schema.KindColumn, Schema: k.Schema, Parent: k.Table, Name: name})
		if !ok || !c.NotNull || c.NotNullInvalid {
			return false
		}
	}
	return true
}
