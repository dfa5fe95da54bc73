package rules

import (
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// What stands on a column that gets its type by way of a second one is either built beside, like an index, or turns to the
// second one in the moment in which the two exchange their names. Before, it would be about a column that nobody writes.

// turnStages are those of a change of what turns, and of what is computed from the rows, which takes long and so comes before.
func turnStages(p *plan.Pass, list []plan.Retyped, c diff.Change) []plan.Stage {
	for _, r := range list {
		before, after := viewsOver(p.From, r.From), viewsOver(p.To, r.To)
		id := c.ID()
		switch {
		case c.To == nil && !turnsQuietly(c.From):
			continue // code that still runs may use it
		case before[id] == computed || after[id] == computed:
			return []plan.Stage{{At: plan.Expand, ID: id, Object: c.To, Reads: true}}
		case before[id] == shown, after[id] == shown,
			turns(c.Object()) && (slices.Contains(p.From.Uses(id), r.From) || slices.Contains(p.To.Uses(id), r.To)):
			return []plan.Stage{{At: plan.Swap, ID: id, Object: c.To}}
		}
	}
	return nil
}

// turns says that PostgreSQL can have an object stand on another column in a moment.
func turns(o schema.Object) bool {
	switch o := o.(type) {
	case *schema.View, *schema.Function, *schema.Procedure:
		return true
	case *schema.Column:
		return o.Generated == "v"
	}
	return turnsQuietly(o)
}

// turnsQuietly says it of what no query names.
func turnsQuietly(o schema.Object) bool {
	switch o.(type) {
	case *schema.Policy, *schema.Trigger, *schema.Rule, *schema.Statistics, *schema.PublicationTable:
		return true
	}
	return false
}

// How a view stands on a column.
const (
	shown    = 1 // by its query alone
	computed = 2 // it is a materialized view, or one is made of it, or it is made of one
)

// viewsOver finds the views that stand on a column, on it or on each other, and how.
func viewsOver(cat *schema.Catalog, column schema.ID) map[schema.ID]int {
	views := map[schema.ID]int{}
	list := []schema.ID{column}
	for i := 0; i < len(list); i++ {
		for _, id := range cat.UsedBy(list[i]) {
			if isView := id.Kind == schema.KindView || id.Kind == schema.KindMaterializedView; isView && id.Of == "" && views[id] == 0 {
				views[id] = shown
				list = append(list, id)
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, id := range list[1:] {
			if views[id] == computed || id.Kind != schema.KindMaterializedView && !touches(cat, views, id) {
				continue
			}
			views[id], changed = computed, true
		}
	}
	return views
}

// touches says that a view is made of one that is computed, or the other way round.
func touches(cat *schema.Catalog, views map[schema.ID]int, id schema.ID) bool {
	is := func(other schema.ID) bool { return views[other] == computed }
	return slices.ContainsFunc(cat.Uses(id), is) || slices.ContainsFunc(cat.UsedBy(id), is)
}

// canTurn says whether all that stands on a column can follow it to a second one, and if not, why.
func canTurn(from, to *schema.Catalog, c *schema.Column, changes []diff.Change) (why string) {
	for _, side := range []*schema.Catalog{from, to} {
		for _, id := range side.UsedBy(c.ID()) {
			if why := inTheWay(side, id); why != "" {
				return why
			}
		}
		for _, id := range side.UsedBy(c.TableID()) {
			if r, ok := schema.Find[*schema.Rule](side, id); ok && strings.HasPrefix(strings.TrimSpace(r.Definition), "ON UPDATE ") {
				return id.String() + " would be carried out for each row that is converted"
			}
		}
		if why := writtenThrough(from, to, viewsOver(side, c.ID())); why != "" {
			return why
		}
		if why := readAsRows(side, c.TableID()); why != "" {
			return why
		}
	}
	for _, change := range changes {
		_, isRoutine := change.From.(schema.Overloaded)
		if id := change.ID(); isRoutine && change.Op == diff.Replace && slices.Contains(from.UsedBy(c.ID()), id) {
			return id.String() + ", which uses it, is made anew"
		}
	}
	return ""
}

// inTheWay says why an object that stands on a column does not follow it to another one online; empty if it does.
func inTheWay(cat *schema.Catalog, id schema.ID) string {
	if cat.Outside[id] && id.Of == "" {
		return id.String() + ", which the filters leave out, uses it"
	}
	switch o := cat.Get(id).(type) {
	case *schema.Index:
		if o.Partitioned || o.Clustered || !o.Valid {
			return id.String() + " stands on it"
		}
	case *schema.Constraint:
		if _, ok := o.Index(o.Name); o.HasIndex() && (!ok || o.Parent != nil) {
			return id.String() + " stands on it, and cannot be built beside"
		}
	case *schema.Column:
		if o.Generated == "s" {
			return id.String() + " is computed from it and stored, which writes the table anew in any case"
		}
	case *schema.Default, *schema.MaterializedView, *schema.Sequence, *schema.Comment, *schema.Grant, *schema.SecurityLabel:
	default:
		if !turns(o) {
			return id.String() + " stands on it"
		}
	}
	return ""
}

// writtenThrough says that rows can be written through a view that cannot turn in the same moment as the names: what is
// written would be lost.
func writtenThrough(from, to *schema.Catalog, views map[schema.ID]int) (why string) {
	for _, side := range []*schema.Catalog{from, to} {
		for _, id := range slices.SortedFunc(maps.Keys(views), schema.ID.Compare) {
			v, ok := schema.Find[*schema.View](side, id)
			switch {
			case !ok || !v.Updatable:
			case views[id] == computed:
				return "rows can be written through " + id.String() + ", of which a materialized view is made"
			case !to.Has(id):
				return "rows can be written through " + id.String() + ", which goes"
			}
		}
	}
	return ""
}

// readAsRows says that a view has the columns of the table by way of a function which returns its rows: such a view stands on
// all of them as they were when it was made, and cannot do without one.
func readAsRows(cat *schema.Catalog, table schema.ID) (why string) {
	for _, id := range cat.UsedBy(table) {
		if f, ok := schema.Find[*schema.Function](cat, id); ok && strings.TrimPrefix(f.Result, "SETOF ") == schema.QuoteName(table.Schema, table.Name) {
			for _, user := range cat.UsedBy(id) {
				if user.Kind == schema.KindView || user.Kind == schema.KindMaterializedView {
					return user.String() + " reads its rows through " + id.String()
				}
			}
		}
	}
	return ""
}

// publishing lists the publications that have all columns of a table, also those that come later.
func publishing(cat *schema.Catalog, table schema.ID) (names []string) {
	for p := range schema.Each[*schema.Publication](cat) {
		member, listed := schema.Find[*schema.PublicationTable](cat, (&schema.PublicationTable{Publication: p.Name, Schema: table.Schema, Table: table.Name}).ID())
		if p.AllTables || listed && len(member.Columns) == 0 || cat.Has((&schema.PublicationSchema{Publication: p.Name, Schema: table.Schema}).ID()) {
			names = append(names, p.Name)
		}
	}
	return names
}
