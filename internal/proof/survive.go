package proof

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/schema"
)

// survived looks whether values that were there before are still there: those of each column that is there on both sides
// with the same type, and that nothing declares to change. A value that was NULL may have become another.
func (v *voyage) survived(doing string, from *schema.Catalog, before map[string]string) {
	tables := map[string]schema.ID{}
	for t := range schema.Each[*schema.Table](from) {
		tables[schema.QuoteName(t.Schema, t.Name)] = t.ID()
	}
	changed := map[schema.ID]bool{}
	for _, c := range diff.Compare(from, v.now) {
		changed[c.ID()] = true
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		id, ok := tables[name]
		if !ok || !v.now.Has(id) || v.isDeclared(id) {
			continue
		}
		for c := range schema.Each[*schema.Column](from) {
			if c.TableID() != id || !v.keeps(c, from, changed) {
				continue
			}
			if lost := missing(columnOf(before[name], c.Name), columnOf(v.rows[name], c.Name)); len(lost) > 0 {
				v.failf("%s loses values of %s that should have stayed: %s", doing, c.ID().Label(), v.values(lost))
			}
		}
	}
}

// isDeclared says that a move declares to change the rows of a table: it loses them, or carries out a data migration.
func (v *voyage) isDeclared(table schema.ID) bool {
	for _, p := range v.Journey.Parts {
		for _, s := range p.Up.Steps {
			if s.Data != nil && (s.Data.Table == table || slices.Contains(s.Data.Family, table) || s.Data.Run != nil) {
				return true
			}
		}
	}
	for _, m := range v.Moves {
		if m.Script == nil && len(m.File.Data) > 0 {
			return true
		}
	}
	return v.isLost(table)
}

// isMoved is isDeclared by the name that stands in SQL: what a data migration made of rows it makes of those that were written
// since, when it is done again.
func (v *voyage) isMoved(cat *schema.Catalog, name string) bool {
	for t := range schema.Each[*schema.Table](cat) {
		if schema.QuoteName(t.Schema, t.Name) == name {
			return v.isDeclared(t.ID())
		}
	}
	return false
}

// isLost says that a move declares to lose what an object holds.
func (v *voyage) isLost(id schema.ID) bool {
	for _, m := range v.Moves {
		for _, why := range m.Unsafe() {
			if strings.Contains(why, id.String()+" loses") {
				return true
			}
		}
	}
	return false
}

// keeps says that the values of a column should have stayed as they were, also as text.
func (v *voyage) keeps(c *schema.Column, from *schema.Catalog, changed map[schema.ID]bool) bool {
	now, ok := schema.Find[*schema.Column](v.now, c.ID())
	if !ok || now.Type != c.Type || c.Generated != "" || now.Generated != "" || v.isLost(c.ID()) {
		return false
	}
	return !usesChanged(from, c.ID(), changed)
}

// usesChanged says that a type changes which an object uses, or one that this is made of.
func usesChanged(cat *schema.Catalog, id schema.ID, changed map[schema.ID]bool) bool {
	return slices.ContainsFunc(cat.Uses(id), func(used schema.ID) bool {
		_, isType := cat.Get(used).(schema.Type)
		return isType && (changed[used] || usesChanged(cat, used, changed))
	})
}

// columnOf are the values of a column in rows, as JSON, without nulls.
func columnOf(rows, column string) []string {
	var list []string
	for line := range strings.Lines(rows) {
		var row map[string]json.RawMessage
		if json.Unmarshal([]byte(line), &row) != nil {
			continue
		}
		if value := string(row[column]); value != "" && value != "null" {
			list = append(list, value)
		}
	}
	return list
}

// missing are the values that are in a list more often than in another one.
func missing(were, are []string) []string {
	var lost []string
	for _, value := range were {
		if i := slices.Index(are, value); i >= 0 {
			are = slices.Delete(are, i, i+1)
		} else {
			lost = append(lost, value)
		}
	}
	return lost
}
