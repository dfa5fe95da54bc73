package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Data carries out named data migrations. It is none of [All], because nobody switches off what they asked for by name.
var Data = &plan.Rule{
	Name: "data",
	Doc: `A data migration goes through the rows of a table batch by batch, when what it writes is there, and before what it reads
is gone. Columns that it fills are added empty and become NOT NULL later. As long as there may be code that writes in the old way,
a trigger does for each row that is written what the batches do for those that are there. What must hold for all rows, and did
not before, is asked for when they are through.`,
	Begin: func(p *plan.Pass) []plan.Stage {
		var list []plan.Stage
		for _, d := range p.Data {
			list = append(list, dataTriggers(p, d)...)
			list = append(list, dataFills(p, d)...)
		}
		return list
	},
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		switch o := c.Object().(type) {
		case *schema.Column:
			return dataColumn(p, c, o)
		case *schema.Default:
			if col, ok := schema.Find[*schema.Column](p.To, o.Host()); ok && c.Op == diff.Create && isSet(p, col) {
				return []plan.Stage{{At: afterData(p, col), ID: c.ID(), Object: o}}
			}
		}
		return nil
	},
}

// dataFills walks each table that holds rows. One that is left to itself by a trigger is walked after it is there.
func dataFills(p *plan.Pass, d *plan.Data) []plan.Stage {
	step := plan.Step{Verb: plan.Update, Data: d, Batched: true, Loses: dataLoses(p, d)}
	uses := needed(p, d)
	fills := changedBy(p, d)
	var list []plan.Stage
	for _, id := range d.Family {
		t, ok := schema.Find[*schema.Table](p.From, id)
		if !ok || t.PartitionKey != "" {
			continue
		}
		one := step
		one.From, one.To, one.Key = t, t, walkKey(p.From, id)
		list = append(list, plan.Stage{At: plan.Move, Fill: &one, Fills: fills, Uses: uses})
	}
	return list
}

// needed is what is created for a data migration to write into.
func needed(p *plan.Pass, d *plan.Data) []schema.ID {
	var list []schema.ID
	for _, v := range d.Set {
		for _, id := range v.IDs {
			if !p.From.Has(id) {
				list = append(list, id)
			}
		}
	}
	if d.Run == nil {
		return list
	}
	for _, id := range append(changedBy(p, d), d.Run.Into) {
		if !p.From.Has(id) && p.To.Has(id) {
			list = append(list, id)
		}
	}
	return list
}

// changedBy lists the columns of which something may hold only when the data migration is through. New rows of another table
// mend nothing there.
func changedBy(p *plan.Pass, d *plan.Data) []schema.ID {
	var list []schema.ID
	for _, v := range d.Set {
		list = append(list, v.IDs...)
	}
	switch {
	case d.Delete != "":
		for _, id := range d.Family {
			list = append(list, columnIDs(p, id)...)
		}
	case d.Run != nil && d.Run.Query == "" && p.From.Has(d.Run.Into):
		for _, id := range columnIDs(p, d.Run.Into) {
			if len(d.Run.Columns) == 0 || slices.Contains(d.Run.Columns, id.Name) {
				list = append(list, id)
			}
		}
	}
	return list
}

// columnIDs lists the columns that a table has in either catalog.
func columnIDs(p *plan.Pass, table schema.ID) []schema.ID {
	var list []schema.ID
	for _, cat := range []*schema.Catalog{p.From, p.To} {
		for _, id := range cat.UsedBy(table) {
			if c, ok := schema.Find[*schema.Column](cat, id); ok && c.TableID() == table && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return list
}

// dataLoses says what nobody can tell any more when the rows are through; empty if that goes with what the way back drops.
func dataLoses(p *plan.Pass, d *plan.Data) string {
	switch {
	case d.Delete != "":
		return "the rows that " + d.Name + " deletes"
	case d.Run != nil && d.Run.Query != "" && !p.From.Has(d.Run.Into) && p.To.Has(d.Run.Into):
		if !d.Run.Again || len(d.Run.Columns) == 0 {
			return "the rows that " + d.Name + " writes, which cannot be told from others"
		}
		return ""
	case d.Run != nil:
		return "its rows as they were before " + d.Name
	}
	for _, v := range d.Set {
		if !v.New {
			return "the values of " + v.Column + " as they were before " + d.Name
		}
	}
	return ""
}

// Begun says that an earlier migration was to carry out a data migration, and was not finished.
func Begun(from *schema.Catalog, table schema.ID, name string) bool {
	return from.Has(dataFunction(&plan.Data{Table: table, Name: name}).ID())
}

// isSet says that a data migration fills a new column.
func isSet(p *plan.Pass, c *schema.Column) bool {
	return slices.ContainsFunc(p.Data, func(d *plan.Data) bool {
		v, ok := d.Sets(c.ID())
		return ok && v.New
	})
}

// afterData is when a new column gets the default that it is to have: the trigger tells by null that no value was given.
func afterData(p *plan.Pass, c *schema.Column) plan.Moment {
	if p.Busy(c.TableID()) {
		return plan.Contract
	}
	return plan.Move.Next()
}

// dataColumn has columns wait for the rows.
func dataColumn(p *plan.Pass, c diff.Change, o *schema.Column) []plan.Stage {
	switch {
	case c.Op == diff.Create && (isSet(p, o) || isWritten(p, o)):
		return append([]plan.Stage{{At: plan.Expand, ID: o.ID(), Object: nullable(o)}}, requireData(p, o)...)
	case c.Op == diff.Drop && isKept(p, o) && o.NotNull && !p.From.Has(defaultID(o)) && p.CanWait(c):
		return []plan.Stage{{At: plan.Expand, ID: o.ID(), Object: nullable(o)}, {At: plan.Contract, ID: o.ID()}}
	case c.Op == diff.Alter && isChanged(p, o):
		from := c.From.(*schema.Column)
		if !o.NotNull || from.NotNull || !p.Busy(o.TableID()) || !becomesAlike(p, o) {
			return []plan.Stage{{At: plan.Move.Next(), ID: o.ID(), Object: o}}
		}
		return append([]plan.Stage{{At: plan.Move.Next(), ID: o.ID(), Object: nullable(o)}}, requireAfter(p, o, plan.Move.Next())...)
	}
	return nil
}

// requireData makes a new column NOT NULL once its rows have values.
func requireData(p *plan.Pass, c *schema.Column) []plan.Stage {
	switch {
	case !c.NotNull:
		return nil
	case !p.Busy(c.TableID()):
		return []plan.Stage{{At: plan.Move.Next(), ID: c.ID(), Object: c}}
	}
	return requireAfter(p, c, plan.Move.Next())
}

// isKept says that a column is dropped whose values a data migration can bring back.
func isKept(p *plan.Pass, c *schema.Column) bool {
	return slices.ContainsFunc(p.Data, func(d *plan.Data) bool { _, ok := d.BringsBack(c.ID()); return ok })
}

// isChanged says that a data migration changes what a column holds.
func isChanged(p *plan.Pass, c *schema.Column) bool {
	return slices.ContainsFunc(p.Data, func(d *plan.Data) bool { return slices.Contains(changedBy(p, d), c.ID()) })
}

// isWritten says that a data migration that walks another table gives a column its values.
func isWritten(p *plan.Pass, c *schema.Column) bool {
	return slices.ContainsFunc(p.Data, func(d *plan.Data) bool {
		return d.Run != nil && slices.Contains(changedBy(p, d), c.ID())
	})
}

func defaultID(c *schema.Column) schema.ID {
	return schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name}
}
