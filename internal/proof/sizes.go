package proof

import (
	"maps"
	"slices"
	"strings"

	"pawl/internal/state"
	"pawl/schema"
	"pawl/schema/stats"
)

// sizing are statistics that give tables, "schema.name", so many rows; from 10,000 on a table is large.
func sizing(rows map[string]int64) *state.Sizing {
	s := &stats.Statistics{Format: stats.Format}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		n := rows[name]
		t := schema.TableSize{Rows: &n, Bytes: &n, TotalBytes: &n}
		t.Schema, t.Name, _ = strings.Cut(name, ".")
		s.Tables = append(s.Tables, t)
	}
	return &state.Sizing{Statistics: s, Large: stats.Threshold{Rows: 10_000}}
}

// everyOther gives every other table of a catalog more rows.
func everyOther(cat *schema.Catalog) map[string]int64 {
	rows := map[string]int64{}
	for t := range schema.Each[*schema.Table](cat) {
		rows[t.Schema+"."+t.Name] = int64(len(rows)%2) * 1_000_000
	}
	return rows
}
