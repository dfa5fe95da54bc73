package render

import "pawl/schema"

// clusteredTables are the tables that are clustered on an index.
func clusteredTables(c *schema.Catalog) map[schema.ID]bool {
	set := map[schema.ID]bool{}
	for i := range schema.Each[*schema.Index](c) {
		if i.Clustered {
			set[i.TableID()] = true
		}
	}
	for k := range schema.Each[*schema.Constraint](c) {
		if k.Clustered {
			set[k.TableID()] = true
		}
	}
	return set
}
