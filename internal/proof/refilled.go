package proof

import (
	"bytes"
	"encoding/json"
	"slices"

	"pawl/schema"
)

// isRefilled says that rows which were written differ from those that are there in nothing but NULLs that a move, applied once more,
// has given the values that it gives to rows without one.
func (v *voyage) isRefilled(table, written string) bool {
	filled := map[string]bool{}
	for id := range v.filled() {
		if schema.QuoteName(id.Schema, id.Parent) == table {
			filled[id.Name] = true
		}
	}
	if len(filled) == 0 {
		return false
	}
	are := slices.Collect(rowsIn(v.rows[table]))
	were := slices.Collect(rowsIn(written))
	open := func(row map[string]json.RawMessage) int { // how much of it may have become anything
		n := 0
		for name := range filled {
			if string(row[name]) == "null" {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(were, func(a, b map[string]json.RawMessage) int { return open(a) - open(b) })
	for _, was := range were {
		i := slices.IndexFunc(are, func(is map[string]json.RawMessage) bool { return isFilledFrom(was, is, filled) })
		if i < 0 {
			return false
		}
		are = slices.Delete(are, i, i+1)
	}
	return len(are) == 0
}

// isFilledFrom says that a row is the same as it was but for filled columns that were NULL.
func isFilledFrom(was, is map[string]json.RawMessage, filled map[string]bool) bool {
	for name, value := range is {
		if !bytes.Equal(was[name], value) && !(filled[name] && string(was[name]) == "null") {
			return false
		}
	}
	return len(was) == len(is)
}
