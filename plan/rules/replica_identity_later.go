package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var replicaIdentityLater = &plan.Rule{
	Name: "replica-identity-later",
	Doc: `REPLICA IDENTITY USING INDEX takes a moment, and asks for a unique index that is there, over columns that are NOT NULL
(https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-REPLICA-IDENTITY). Both take longer on a table in use, and
come before it, in steps of their own; until then the table keeps the identity that it has, so that subscribers can tell its rows
apart all the time. Columns of the old one that become nullable do so after it.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		if col, ok := c.From.(*schema.Column); ok {
			now, stays := c.To.(*schema.Column)
			if after := identifiedBy(p, col); stays && col.NotNull && !now.NotNull && len(after) > 0 {
				return []plan.Stage{{At: plan.Expand, ID: c.ID(), Object: now, After: after}}
			}
			return nil
		}
		from, was := c.From.(*schema.Table)
		to, ok := c.To.(*schema.Table)
		if !was || !ok || c.Op != diff.Alter || to.ReplicaIndex == "" || !p.Busy(to.ID()) || !slices.Contains(c.Attrs, "ReplicaIndex") {
			return nil
		}
		before := *to
		before.ReplicaIdentity, before.ReplicaIndex = from.ReplicaIdentity, from.ReplicaIndex
		return []plan.Stage{
			{At: plan.Expand, ID: to.ID(), Object: &before, Uses: identityIndex(p.From, from)},
			{At: plan.Build, ID: to.ID(), Object: to, Uses: append(identityIndex(p.To, to), identityColumns(p.To, to)...), Whole: true},
		}
	},
}

// identifiedBy is what changes so that a column does not belong to the replica identity of its table any more: the table, or the index
// under its name. It is empty if the column does not belong to that, or stays.
func identifiedBy(p *plan.Pass, c *schema.Column) []schema.ID {
	from, ok := schema.Find[*schema.Table](p.From, c.TableID())
	to, stays := schema.Find[*schema.Table](p.To, c.TableID())
	switch {
	case !ok || !stays || !slices.Contains(identityColumns(p.From, from), c.ID()) || slices.Contains(identityColumns(p.To, to), c.ID()):
		return nil
	case from.ReplicaIndex == to.ReplicaIndex:
		return identityIndex(p.From, from)
	}
	return []schema.ID{c.TableID()}
}

// identityIndex is the index, or constraint, that is the replica identity of a table.
func identityIndex(cat *schema.Catalog, t *schema.Table) []schema.ID {
	list := []schema.ID{
		{Kind: schema.KindIndex, Schema: t.Schema, Parent: t.Name, Name: t.ReplicaIndex},
		{Kind: schema.KindConstraint, Schema: t.Schema, Parent: t.Name, Name: t.ReplicaIndex},
	}
	return slices.DeleteFunc(list, func(id schema.ID) bool { return !cat.Has(id) })
}

// identityColumns are the columns of that.
func identityColumns(cat *schema.Catalog, t *schema.Table) (list []schema.ID) {
	for _, id := range identityIndex(cat, t) {
		list = append(list, cat.Uses(id)...)
	}
	return slices.DeleteFunc(list, func(id schema.ID) bool { return id.Kind != schema.KindColumn })
}
