package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var columnFilled = &plan.Rule{
	Name: "column-filled",
	Doc: `ADD COLUMN with a default that each row computes for itself (a volatile function) rewrites the table while nobody else can use
it (ACCESS EXCLUSIVE, https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES); an UPDATE of all rows
holds their locks until it ends, and leaves as many dead rows behind. So the column is added empty, which takes a moment; then
comes the default, or, for a column whose annotation says "backfill", a trigger which gives new rows their value as long as
there is code that knows nothing of the column, and after what it is made from; then the rows that are there get theirs, batch
by batch; and then it becomes NOT NULL.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		switch o := c.To.(type) {
		case *schema.Column:
			return fillColumn(p, c, o)
		case *schema.Default:
			if col, ok := schema.Find[*schema.Column](p.To, o.Host()); ok && c.Op == diff.Create && comesFilled(p, col) {
				return []plan.Stage{{At: plan.Build, ID: c.ID(), Object: o}}
			}
		}
		return nil
	},
}

func fillColumn(p *plan.Pass, c diff.Change, to *schema.Column) []plan.Stage {
	expression, hinted := backfillOf(p, to)
	created := c.Op == diff.Create
	switch {
	case !p.Busy(to.TableID()) || to.Relation != schema.KindTable || to.Generated != "" || to.Identity != "":
		return nil
	case hinted && (created || to.NotNull && c.Op == diff.Alter && slices.Contains(c.Attrs, "NotNull") && !slices.Contains(c.Attrs, "Type")):
	case isVolatile(p, to):
		d, _ := defaultOf(p.To, to)
		expression = d.Expression
	default:
		return nil
	}
	loses := ""
	if !created {
		loses = plan.LosesNulls
	}
	list := []plan.Stage{{At: plan.Expand, ID: to.ID(), Object: nullable(to)}}
	// A check that is not valid holds for each row that is written, so none can be there while rows lack a value that
	// nobody gives them.
	complete := plan.Fill.Next()
	if _, ok := defaultOf(p.To, to); !ok {
		list, complete = append(list, fillTrigger(p, to, expression)...), plan.Expand
	}
	list = append(list, fillStage(p, to, expression, "IS NULL", loses)...)
	if to.NotNull {
		list = append(list, requireAfter(p, to, complete)...)
	}
	return list
}

// backfillOf is the annotation's expression; partitions and other child tables share that of their parent.
func backfillOf(p *plan.Pass, c *schema.Column) (string, bool) {
	if expression, ok := p.Hints.Backfill[c.ID()]; ok {
		return expression, true
	}
	for _, id := range c.Ancestors() {
		if parent, ok := schema.Find[*schema.Column](p.To, id); ok {
			if expression, ok := backfillOf(p, parent); ok {
				return expression, true
			}
		}
	}
	return "", false
}

// comesFilled says that a new column must be there before its default: the rows that are there get other values.
func comesFilled(p *plan.Pass, c *schema.Column) bool {
	_, hinted := backfillOf(p, c)
	return isVolatile(p, c) || hinted && !p.From.Has(c.ID()) && p.Busy(c.TableID())
}

// isVolatile says that a new column of a table in use has a default that each row computes for itself.
func isVolatile(p *plan.Pass, c *schema.Column) bool {
	d, ok := defaultOf(p.To, c)
	return ok && d.Volatile && !p.From.Has(c.ID()) && p.Busy(c.TableID()) && c.Relation == schema.KindTable && !p.From.Has(d.ID())
}

func defaultOf(cat *schema.Catalog, c *schema.Column) (*schema.Default, bool) {
	return schema.Find[*schema.Default](cat, schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name})
}
