package rules

import (
	"fmt"
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// Spread divides renames into those that are made at once and those of columns that have both names for a while, and has
// tables that are renamed keep a view under their old name. Notes say which cannot be spread, and why.
func Spread(o *plan.Options, from, to *schema.Catalog) (notes []string) {
	var once []plan.Renaming
	for _, r := range o.Renames {
		host := r.From
		if r.From.Kind == schema.KindColumn {
			host = schema.ID{Kind: schema.KindTable, Schema: r.From.Schema, Name: r.From.Parent}
		}
		if r.Exchanged {
			o.Beside = append(o.Beside, r)
			continue
		}
		if o.Online == nil || r.AtOnce || !o.Online(host) {
			once = append(once, r.Names(from, to)...)
			continue
		}
		why := ""
		switch {
		case r.From.Kind == schema.KindColumn && slices.Contains(o.Rules, columnRenamed):
			if why = canRenameBeside(from, to, r); why == "" {
				o.Beside = append(o.Beside, r)
				continue
			}
		case r.From.Kind == schema.KindTable && slices.Contains(o.Rules, tableRenamed):
			why = canRenameBehind(from, r)
			r.Behind = why == ""
		}
		if why != "" {
			notes = append(notes, AtOnce(r, why))
		}
		once = append(once, r.Names(from, to)...)
	}
	o.Renames = slices.DeleteFunc(once, func(r plan.Renaming) bool {
		part, ok := from.Get(r.From).(schema.Hosted)
		along := ok && slices.ContainsFunc(o.Beside, func(b plan.Renaming) bool { return b.From == part.Host() && !b.Exchanged })
		if along { // a sequence of its own
			o.Along = append(o.Along, r)
		}
		return along
	})
	return notes
}

// AtOnce says that something is renamed in one step, and why.
func AtOnce(r plan.Renaming, why string) string {
	return fmt.Sprintf("%s is renamed to %s in one step, because %s: code that uses the old name fails from then on", r.From, r.To.Name, why)
}

// HalfRenamed says whether an earlier migration made a copy of a column under the new name, and whether the two have exchanged their
// names since.
func HalfRenamed(from *schema.Catalog, r plan.Renaming) (begun, exchanged bool) {
	f, ok := schema.Find[*schema.Function](from, syncFunction(schema.InTable{Schema: r.To.Schema, Table: r.To.Parent}, r.To.Name))
	if !ok || r.From.Kind != schema.KindColumn || !from.Has(r.From) || !from.Has(r.To) {
		return false, false
	}
	return strings.Contains(f.Definition, isCopy(r.To.Name, r.From.Name)), strings.Contains(f.Definition, isCopy(r.From.Name, r.To.Name))
}

// canRenameBeside says whether a column can have a copy under its other name for a while, and if not, why.
func canRenameBeside(from, to *schema.Catalog, r plan.Renaming) (why string) {
	old, ok := schema.Find[*schema.Column](from, r.From)
	now, stays := schema.Find[*schema.Column](to, r.To)
	switch {
	case !ok || !stays || old.Relation != schema.KindTable || old.TableID() != now.TableID():
		return "it is not a column of a table that keeps its name"
	case to.Has(r.From):
		return "another column gets its old name"
	case old.Type != now.Type:
		return "it gets another type as well"
	case old.Generated != now.Generated:
		return "it becomes generated, or ceases to be, as well"
	case len(old.Parents) > 0:
		return "it is inherited"
	}
	for _, id := range plan.FamilyOf(from, r.From) {
		c, _ := schema.Find[*schema.Column](from, id)
		if why := cannotCopy(from, c); why != "" {
			return why
		}
		for _, side := range []*schema.Catalog{from, to} {
			if why := readAsRows(side, c.TableID()); why != "" {
				return why
			}
		}
	}
	return ""
}

// cannotCopy says why a column, or one that a child table has from it, cannot have a copy; empty if it can.
func cannotCopy(from *schema.Catalog, c *schema.Column) (why string) {
	table, ok := schema.Find[*schema.Table](from, c.TableID())
	switch {
	case !ok:
		return c.TableID().String() + " holds rows of it"
	case c.PartitionKey:
		return c.TableID().String() + " is partitioned by it, and PostgreSQL finds the partition before triggers run"
	case !table.OfType.IsZero():
		return c.TableID().String() + " is made of a type"
	case len(c.Parents) > 1:
		return c.TableID().String() + " inherits it from several tables"
	}
	for _, id := range from.UsedBy(c.ID()) {
		if rule, ok := schema.Find[*schema.Rule](from, id); ok && rule.TableID() == c.TableID() {
			return id.String() + " uses it, and rules take place before triggers"
		}
	}
	return ""
}
