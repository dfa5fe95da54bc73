package proof

import (
	"encoding/json"
	"iter"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// survived looks whether values that were there before are still there: those of each column that is there on both sides, perhaps
// under another name, and that nothing declares to change. A value that was NULL may have become another where the column is NOT
// NULL now, or where a file says so that somebody wrote.
func (v *voyage) survived(doing string, from *schema.Catalog, before map[string]string) {
	tables := map[string]schema.ID{}
	for t := range schema.Each[*schema.Table](from) {
		tables[schema.QuoteName(t.Schema, t.Name)] = t.ID()
	}
	filled := v.filled()
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
			if c.TableID() != id || v.isLost(c.ID()) {
				continue
			}
			now, ok := schema.Find[*schema.Column](v.now, v.movedTo(c.ID()))
			if !ok || now.Generated != "" || c.Generated != "" {
				continue
			}
			were, are := columnOf(before[name], c.Name), columnOf(v.rows[name], now.Name)
			v.kept(doing, c, were, are, now.Type == c.Type && !usesChanged(from, c.ID(), changed))
			if v.Journey.Parts != nil && !now.NotNull && !filled[now.ID()] && len(are) > len(were) && strings.Count(before[name], "\n") == strings.Count(v.rows[name], "\n") {
				v.failf("%s gives values to %s that were NULL, and nothing says so", doing, c.ID().Label())
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
			if strings.Contains(why, id.String()+" loses") && !strings.HasSuffix(why, id.String()+" loses "+plan.LosesNulls) {
				return true
			}
		}
	}
	return false
}

// movedTo is where the values of a column are now: in another one, if that has its place under another name.
func (v *voyage) movedTo(id schema.ID) schema.ID {
	for _, p := range v.Journey.Parts {
		for _, r := range p.Up.Moved {
			switch {
			case v.now.Has(id):
				return id
			case r.From == id:
				return r.To
			case r.To == id:
				return r.From
			}
		}
	}
	return id
}

// kept looks whether the values of a column are the same; where its type is another one, whether there are as many.
func (v *voyage) kept(doing string, c *schema.Column, were, are []string, same bool) {
	if !same {
		if len(are) < len(were) {
			v.failf("%s loses %d of %d values of %s, which gets another type", doing, len(were)-len(are), len(were), c.ID().Label())
		}
		return
	}
	if lost := missing(were, are); len(lost) > 0 {
		v.failf("%s loses values of %s that should have stayed: %s", doing, c.ID().Label(), v.values(lost))
	}
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
	for row := range rowsIn(rows) {
		if value := string(row[column]); value != "" && value != "null" {
			list = append(list, value)
		}
	}
	return list
}

// rowsIn are the rows of a text that [contents] gave.
func rowsIn(text string) iter.Seq[map[string]json.RawMessage] {
	return func(yield func(map[string]json.RawMessage) bool) {
		for line := range strings.Lines(text) {
			var row map[string]json.RawMessage
			if json.Unmarshal([]byte(line), &row) == nil && !yield(row) {
				return
			}
		}
	}
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

// staysFilled looks whether materialized views can be read: those that could be before, and those that shall be.
func (v *voyage) staysFilled(doing string, before, wanted *schema.Catalog) {
	for m := range schema.Each[*schema.MaterializedView](v.now) {
		for _, cat := range []*schema.Catalog{before, wanted} {
			if cat == nil || m.Populated {
				continue
			}
			if was, ok := schema.Find[*schema.MaterializedView](cat, m.ID()); ok && was.Populated && !v.wasUnfilled(m.ID()) {
				v.failf("%s leaves %s without rows: it cannot be read", doing, m.ID())
				break
			}
		}
	}
}

// wasUnfilled says that nobody had filled a materialized view when the state before was read, in which all are
// filled here.
func (v *voyage) wasUnfilled(id schema.ID) bool {
	if v.Touched == nil {
		return false
	}
	was, ok := schema.Find[*schema.MaterializedView](v.Touched.From, id)
	return ok && !was.Populated
}
