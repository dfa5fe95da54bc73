package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var columnDroppedLast = &plan.Rule{
	Name: "column-dropped-last",
	Doc: `Code that still runs names the columns that it knows, so a column is dropped last. New code does not know it and
inserts rows without it; so that this works, NOT NULL goes first where there is no default.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		col, ok := c.From.(*schema.Column)
		if !ok || c.Op != diff.Drop || !p.Busy(col.TableID()) || !p.To.Has(col.TableID()) || !p.CanWait(c) {
			return nil
		}
		d := schema.ID{Kind: schema.KindDefault, Schema: col.Schema, Parent: col.Table, Name: col.Name}
		if !col.NotNull || col.Identity != "" || col.Generated != "" || p.From.Has(d) || len(col.Parents) > 0 || col.HasHeirs || inPrimaryKey(p.From, col) {
			return nil
		}
		return []plan.Stage{{At: plan.Expand, ID: c.ID(), Object: nullable(col), After: identifiedBy(p, col)},
			{At: plan.Contract, ID: c.ID()}}
	},
}

func inPrimaryKey(cat *schema.Catalog, c *schema.Column) bool {
	k, ok := primaryKey(cat, c.TableID())
	return ok && slices.Contains(k.Columns, c.Name)
}
