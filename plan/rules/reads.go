package rules

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// This file is about values that are computed from others of the same row, some of which other helpers write.

// readBy lists the columns that an annotation's expression for a column reads; child tables share that of their parent.
func readBy(p *plan.Pass, c *schema.Column) []string {
	if list, ok := p.Hints.Reads[c.ID()]; ok {
		return list
	}
	for _, id := range c.Ancestors() {
		if parent, ok := schema.Find[*schema.Column](p.To, id); ok {
			if list := readBy(p, parent); list != nil {
				return list
			}
		}
	}
	return nil
}

// rank says how many helpers, one after the other, must have written to a row before the value of a column can be computed: it may
// be made from a copy of a column that is renamed, or from another column that is filled.
func rank(p *plan.Pass, c *schema.Column) int { return rankBelow(p, c, nil) }

func rankBelow(p *plan.Pass, c *schema.Column, above []schema.ID) int {
	most := 0
	for _, name := range readBy(p, c) {
		id := c.ID()
		id.Name = name
		if id == c.ID() || slices.Contains(above, id) {
			continue // each waits for the other, and the server says what comes of it
		}
		if isSynced(p, id) {
			most = max(most, 1)
		}
		other, ok := schema.Find[*schema.Column](p.To, id)
		if !ok {
			continue
		}
		if _, hinted := backfillOf(p, other); hinted || isVolatile(p, other) {
			most = max(most, rankBelow(p, other, append(slices.Clone(above), c.ID()))+1)
		}
	}
	return most
}

// isSynced says that a column, or its copy, has one of the names while it is renamed.
func isSynced(p *plan.Pass, id schema.ID) bool {
	return slices.ContainsFunc(p.Twins(), func(t plan.Twin) bool {
		return t.Column.Parent == id.Parent && t.Column.Schema == id.Schema && (t.Old == id.Name || t.New == id.Name)
	})
}

// highestRank is that of all columns of a table for which there are annotations.
func highestRank(p *plan.Pass, table schema.ID) int {
	most := 0
	for id := range p.Hints.Reads {
		if c, ok := schema.Find[*schema.Column](p.To, id); ok && c.TableID() == table {
			most = max(most, rank(p, c))
		}
	}
	return most
}

// generatedFirst gives those of the columns that are generated their values, each on a line of its own: triggers that run before a row is
// written do not see them (https://www.postgresql.org/docs/current/trigger-definition.html), and what these write there is not kept.
func generatedFirst(p *plan.Pass, in schema.InTable, names []string, indent int) string {
	text := ""
	for _, name := range names {
		id := schema.ID{Kind: schema.KindColumn, Schema: in.Schema, Parent: in.Table, Name: name}
		c, ok := schema.Find[*schema.Column](p.To, id)
		if !ok {
			c, ok = schema.Find[*schema.Column](p.From, id)
		}
		if ok && c.Generated != "" {
			text += "\n" + strings.Repeat(" ", indent) + "NEW." + schema.QuoteIdent(name) + " := (SELECT " + c.Expression + " FROM (SELECT NEW.*) AS " +
				schema.QuoteIdent(in.Table) + ");"
		}
	}
	return text
}
