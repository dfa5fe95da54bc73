package rules

import (
	"pawl/plan"
	"pawl/schema"
)

// fillStage sets the values of a column in the rows that are there, batch by batch. where, after the column's name, says
// which rows still need one. Nothing is left to do for a partitioned table: its rows are its partitions'.
func fillStage(p *plan.Pass, c *schema.Column, expression, where, loses string) []plan.Stage {
	t, ok := schema.Find[*schema.Table](p.From, c.TableID())
	if !ok || t.PartitionKey != "" {
		return nil
	}
	return []plan.Stage{{At: plan.Fill, ID: c.ID(), Rank: rank(p, c), Fill: &plan.Step{Verb: plan.Update, From: c, To: c,
		Expression: expression, Where: where, Loses: loses, Batched: true, Key: walkKey(p.From, c.TableID())}}}
}

// nullable is the column without NOT NULL.
func nullable(c *schema.Column) *schema.Column {
	open := *c
	open.NotNull, open.NotNullName, open.NotNullNoInherit, open.NotNullInvalid = false, "", false, false
	return &open
}
